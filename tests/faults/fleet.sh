# A fleet's database: it outlives a program that is killed at any write, and one from a stranger does
# nothing but fail.
. "$top_srcdir/tests/faults/faults.inc"
chain=$corpus/made/chain
each=$top_builddir/tests/faults/each
"$vssdoc" fleet index --today 2026-01-31 fleet.db "$chain/full" "$corpus/made/orchard" >out

# ---- killed ----

# Whatever was being written: the database can be asked at once, holds what it held, and takes the rest.
before="cp '$scratch/fleet.db' ."
after="set -e; '$vssdoc' fleet query fleet.db captures --format csv >a; grep -q chain/full a; grep -q orchard a
    '$vssdoc' fleet index --today 2026-01-31 fleet.db '$chain/inc2'
    '$vssdoc' fleet query fleet.db captures --format csv >a; grep -q chain/inc2 a; test \$(wc -l <a) -eq 4
    ! command -v sqlite3 || test \$(sqlite3 fleet.db 'PRAGMA integrity_check') = ok
    '$vssdoc' fleet query fleet.db --sql 'SELECT full_path, n FROM components c LEFT JOIN file_lists f
        ON f.id = c.file_list ORDER BY 1, 2' --format csv >a; cmp a '$scratch/complete'"
cp fleet.db complete.db
"$vssdoc" fleet index --today 2026-01-31 complete.db "$chain/inc2" >out
"$vssdoc" fleet query complete.db --sql 'SELECT full_path, n FROM components c LEFT JOIN file_lists f
        ON f.id = c.file_list ORDER BY 1, 2' --format csv >complete
strace -f -q -o trace -e trace=write -e inject=write:signal=KILL:when=1 env >out 2>err || true
if grep -q 'killed by SIGKILL' trace; then
    for call in pwrite64 write fdatasync fsync ftruncate unlink; do
        "$each" -b "$before" -a "$after" "$call:signal=KILL" "$vssdoc" fleet index --today 2026-01-31 \
            fleet.db "$chain/inc2" >log 2>&1 || { tail -n 20 log; bad=1; }
    done
    # One that did not exist, and is made
    after="'$vssdoc' fleet index --today 2026-01-31 new.db '$chain/inc2' &&
        '$vssdoc' fleet query new.db captures --format csv | grep -q chain/inc2"
    for call in pwrite64 fdatasync; do
        "$each" -a "$after" "$call:signal=KILL" "$vssdoc" fleet index --today 2026-01-31 new.db \
            "$chain/inc2" >log 2>&1 || { tail -n 20 log; bad=1; }
    done
else
    skip "no program can be killed at a system call: $(head -n 1 err)"
fi

# Two that index at once wait for each other.
"$vssdoc" fleet index --today 2026-01-31 both.db "$chain/full" >out 2>err
for name in inc1 inc2; do
    "$vssdoc" fleet index --today 2026-01-31 both.db "$chain/$name" >"out.$name" 2>"err.$name" &
done
wait
"$vssdoc" fleet query both.db captures --format csv >out
[ "$(wc -l <out)" -eq 4 ] || { echo "two at once:"; cat err.inc1 err.inc2 out; bad=1; }

# ---- from a stranger ----

# refused WHAT FILE TEXT: to be asked and to be added to, and it stays as it was.
refused() {
    cp "$2" copy.db
    for words in "query copy.db machines" "index copy.db $chain/inc1"; do
        status=0
        # shellcheck disable=SC2086 # words
        timeout 20 "$vssdoc" fleet $words >out 2>err || status=$?
        ends 2 "$1: $words"
        says "$3" "$1: $words"
        cmp -s "$2" copy.db || { echo "$1: $words: the file has changed"; bad=1; }
    done
}
echo 'no database' >text.db
refused "a text" text.db 'not a database'
head -c 100 fleet.db >cut.db
refused "a head alone" cut.db 'malformed'
if command -v sqlite3 >out; then
    changed() { # SQL
        cp fleet.db strange.db
        echo "$1" | sqlite3 strange.db
    }
    changed 'CREATE TRIGGER t AFTER INSERT ON captures BEGIN DELETE FROM machines; END;'
    refused "a trigger" strange.db 'not as vssdoc makes them'
    changed 'DROP TABLE findings; CREATE VIEW findings AS WITH RECURSIVE r(x) AS (SELECT 1 UNION ALL
        SELECT x + 1 FROM r) SELECT x AS rule, x AS severity FROM r;'
    refused "a view without an end" strange.db 'not as vssdoc makes them'
    changed 'PRAGMA user_version=99;'
    refused "another version" strange.db 'of version 99'
    changed 'PRAGMA application_id=1;'
    refused "another program's" strange.db 'not one of vssdoc'
    # What users add for themselves is theirs; names may hold anything.
    changed "CREATE VIEW mine AS SELECT name FROM machines; CREATE INDEX i ON writers(name); ANALYZE;
        UPDATE machines SET name = char(27) || '[31m' || char(8238, 10, 65) WHERE id = 1;"
    "$vssdoc" fleet query strange.db --sql 'SELECT * FROM mine' >out 2>err || bad=1
    grep -q '^<U+001B>\[31m<U+202E><U+000A>A' out || { echo "a hostile name:"; cat out err; bad=1; }
else
    skip "there is no sqlite3 to make databases with"
fi
# Whatever bytes a database has: an answer, or an error.
size=$(wc -c <fleet.db)
for i in 1 2 3 4 5 6 7 8 9 10 11 12; do
    cp fleet.db damaged.db
    printf '\377\000\377\377\001\002\003' |
        dd of=damaged.db bs=1 seek=$((size * i / 13)) conv=notrunc 2>dd.err
    for words in "query damaged.db findings" "query damaged.db who-has C:" "query damaged.db captures" \
        "index --again damaged.db $chain/full"; do
        status=0
        # shellcheck disable=SC2086 # words
        timeout 20 "$vssdoc" fleet $words >out 2>err || status=$?
        [ $status -le 2 ] || { echo "damaged at $i/13: $words: exit $status $(cat err)"; bad=1; }
    done
done
finish
