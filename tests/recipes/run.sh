#!/bin/sh
# Usage: run.sh [CAPTURES]     (300)
# The recipes of docs/fleet.md on generated captures: xargs with several processes, and Dask's scheduler with
# three workers on loopback, one of which is killed, that load a PostgreSQL of their own, reached by a socket
# in a temporary folder alone. What comes of them is what "vssdoc fleet" says. Exit 77, with the reason, where
# a package is missing.
set -eu
recipes=$top_srcdir/docs/recipes
number=${1:-300}

skip() { echo "skipped: $1; on Debian: apt-get install python3-distributed python3-psycopg2 postgresql"; exit 77; }
python=
for each in python3 /usr/bin/python3; do
    if [ -z "$python" ] && "$each" -c 'import distributed, psycopg2' 2>/dev/null; then python=$each; fi
done
[ -n "$python" ] || skip "no python3 with distributed and psycopg2"
bin=$(find /usr/lib/postgresql -path '*/bin/initdb' 2>/dev/null | sort -V | tail -n 1)
[ -n "$bin" ] || skip "no PostgreSQL server"
bin=${bin%/*}

# A server does not run as root.
if [ "$(id -u)" -eq 0 ]; then as="setpriv --reuid nobody --clear-groups --" owner=nobody; else as='' owner=$(id -un); fi
scratch=$(mktemp -d /tmp/vssdoc-recipes.XXXXXX)
started=
stop() {
    # shellcheck disable=SC2086 # words
    [ ! -e "$scratch/db/data/postmaster.pid" ] || (cd "$scratch/db" && $as "$bin/pg_ctl" -s -D data -m immediate stop) || :
    # shellcheck disable=SC2086
    [ -z "$started" ] || kill $started 2>/dev/null || :
    rm -rf "$scratch"
}
trap stop EXIT
trap 'exit 99' HUP INT TERM
bad=0
same() { # WHAT EXPECTED FOUND
    [ -s "$2" ] || { echo "$1: nothing to compare with"; bad=1; }
    diff "$2" "$3" >"$scratch/diff" || { echo "$1: differs"; head -n 20 "$scratch/diff"; bad=1; }
}

# The program itself, under the name that the recipes call it by.
mkdir "$scratch/bin"
if [ -x "$top_builddir/.libs/vssdoc" ]; then
    LD_LIBRARY_PATH=$top_builddir/.libs${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}
    export LD_LIBRARY_PATH
    ln -s "$top_builddir/.libs/vssdoc" "$scratch/bin/vssdoc"
else
    ln -s "$top_builddir/vssdoc" "$scratch/bin/vssdoc"
fi
PATH=$scratch/bin:$PATH
SOURCE_DATE_EPOCH=$(date -u +%s) # the day that counts as today, for all
export PATH SOURCE_DATE_EPOCH
unset VSSDOC_CONFIG XDG_CONFIG_HOME
cd "$scratch"
chmod 755 .
python3 -B "$top_srcdir/tests/bench/fleet.py" --file-sets 30 captures "$number"

# What one run over everything says.
vssdoc inspect --format ndjson captures >whole 2>/dev/null || [ $? -eq 2 ]
grep '^{"type"' whole | grep -v '^{"type":"\(summary\|unreadable\)"' | sort >expected
vssdoc fleet index fleet.db captures 2>/dev/null || [ $? -eq 2 ]
ask() { vssdoc fleet query fleet.db --fail-on never --format csv "$@" | tr -d '\r'; }

# ---- xargs ----

status=0
sh "$recipes/xargs.sh" captures out 3 || status=$?
[ $status -eq 0 ] || [ $status -eq 123 ] || { echo "xargs.sh: exit $status"; bad=1; }
cat out/*.ndjson | grep '^{"type"' | grep -v '^{"type":"\(summary\|unreadable\)"' | sort >found
same "xargs.sh, its lines" expected found
rm "$(find out -name '*.ndjson' | head -n 1)" # as a run that was stopped would have it
sh "$recipes/xargs.sh" captures out 3 || :
cat out/*.ndjson | grep '^{"type"' | grep -v '^{"type":"\(summary\|unreadable\)"' | sort >found
same "xargs.sh, taken up again" expected found

# ---- Dask and PostgreSQL ----

mkdir db
chown "$owner" db
# shellcheck disable=SC2086 # words
(cd db && $as "$bin/initdb" -D data -U vssdoc -A trust -E UTF8 --no-sync >log 2>&1 &&
    $as "$bin/pg_ctl" -s -D data -l server.log -w -o "-c listen_addresses= -c unix_socket_directories=$scratch/db -c fsync=off -c shared_buffers=32MB" start) ||
    { cat db/log db/server.log; exit 1; }
dsn="host=$scratch/db user=vssdoc dbname=postgres"
"$python" -m distributed.cli.dask_scheduler --host 127.0.0.1 --port 0 --no-dashboard --scheduler-file scheduler.json >scheduler.log 2>&1 &
started="$started $!"
for n in 1 2 3; do
    "$python" -m distributed.cli.dask_worker --scheduler-file scheduler.json --host 127.0.0.1 --nthreads 1 --no-nanny \
        --no-dashboard --local-directory "$scratch/worker$n" >"worker$n.log" 2>&1 &
    worker=$!
    started="$started $worker"
done
rounds=0
until grep -qs 'Registered to' worker1.log && grep -qs 'Registered to' worker2.log && grep -qs 'Registered to' worker3.log; do
    rounds=$((rounds + 1))
    [ $rounds -lt 120 ] || { cat scheduler.log worker*.log; exit 1; }
    sleep 0.5
done
load() { "$python" -B "$recipes/dask_postgres.py" --scheduler scheduler.json --vssdoc "$scratch/bin/vssdoc" "$dsn" captures; }
query() { "$bin/psql" -X -q --csv -c "$1" "$dsn" | tr -d '\r'; }
load >loading 2>&1 &
loading=$!
rounds=0
until [ "$(query "SELECT count(*) FROM entry" 2>/dev/null | tail -n 1)" -gt 5 ] 2>/dev/null || ! kill -0 $loading 2>/dev/null; do
    rounds=$((rounds + 1))
    [ $rounds -lt 600 ] || break
    sleep 0.1
done
kill -9 "$worker" # its tasks are done by another
status=0
wait $loading || status=$?
cat loading
[ $status -eq 0 ] || { echo "dask_postgres.py: exit $status"; bad=1; }

compare() { # WHAT FLEET'S POSTGRESQL'S
    query "$3" | LC_ALL=C sort >found
    LC_ALL=C sort "$2" >expected
    same "$1" expected found
}
all() {
    ask --sql "SELECT m.name AS machine, c.source AS source, c.at AS at, c.documents AS documents FROM captures c JOIN machines m ON m.id = c.machine" >rows
    compare "$1: captures" rows 'SELECT machine, source, at, documents FROM captures'
    ask --sql "SELECT machine_name AS machine, source FROM latest" >rows
    compare "$1: the last captures" rows 'SELECT machine, source FROM latest'
    ask --sql "SELECT c.source AS source, w.name AS name, w.restore_method AS restore_method, k.full_path AS full_path, coalesce(f.n, 0) AS file_sets
        FROM captures c JOIN writers w ON w.capture = c.id JOIN components k ON k.writer = w.id
        LEFT JOIN file_lists f ON f.id = k.file_list WHERE w.has_wmd" >rows
    compare "$1: components" rows 'SELECT source, name, restore_method, full_path, file_sets FROM writers JOIN components USING (source, document)'
    ask restore-methods | sed 's/,[^,]*$//; s/,1,\([0-9]*\)$/,t,\1/; s/,0,\([0-9]*\)$/,f,\1/' >rows
    compare "$1: restore methods" rows 'SELECT * FROM restore_methods'
    ask lost-writers | cut -d , -f 1,2,3,5,6 >rows
    compare "$1: lost writers" rows 'SELECT * FROM lost_writers'
}
all "loaded by three workers, then two"
load >loading 2>&1 || { cat loading; bad=1; }
all "loaded again"
[ $bad -ne 0 ] || echo "the recipes and vssdoc fleet say the same of $number captures"
exit $bad
