#!/bin/sh
# Usage: diff.sh [FILE-SETS...]     (20000 200000 2000000)
#
# CPU time and peak memory of `vssdoc diff' of a WMD and the same with a hundred changes, and in another
# order, against two runs of `vssdoc inspect' on them: the best of several runs that take turns. Where
# VSSDOC_CAPTURES is set, the largest document there comes last.
set -eu
here=$top_srcdir/tests/bench
vssdoc=$top_builddir/vssdoc
[ $# -gt 0 ] || set -- 20000 200000 2000000
runs=${BENCH_RUNS:-9}
scratch=$(mktemp -d "${TMPDIR:-/tmp}/vssdoc-bench.XXXXXX")
trap 'rm -rf "$scratch"' EXIT
trap 'exit 99' HUP INT TERM
[ ! -x "$top_builddir/.libs/vssdoc" ] || {
    LD_LIBRARY_PATH=$top_builddir/.libs${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}
    export LD_LIBRARY_PATH
    vssdoc=$top_builddir/.libs/vssdoc
}

# measure WHAT TIMES COMMAND...: CPU milliseconds of one call of so many in a row, since the clock's step is
# 10 ms, and peak MiB, to the file WHAT.
measure() {
    what=$1 times=$2
    shift 2
    # shellcheck disable=SC2016 # the inner shell expands it
    /usr/bin/time -o "$scratch/time" -f '%U %S %M' \
        sh -c 'n=$1; shift; while [ $n -gt 0 ]; do "$@" >/dev/null || exit; n=$((n - 1)); done' \
        sh "$times" "$@"
    awk -v n="$times" '{ print ($1 + $2) * 1000 / n, $3 / 1024 }' "$scratch/time" >>"$scratch/$what"
}
best() { sort -n "$scratch/$1" | head -n 1; }

compare() { # WHAT FILE
    python3 "$here/changed.py" "$2" >"$scratch/new.xml"
    python3 "$here/changed.py" --shuffle "$2" >"$scratch/shuffled.xml"
    times=$((20000000 / $(wc -c <"$2") + 1))
    rm -f "$scratch/old" "$scratch/newer" "$scratch/diff" "$scratch/moved"
    for _ in $(seq "$runs"); do
        measure old "$times" "$vssdoc" inspect --no-config "$2"
        measure newer "$times" "$vssdoc" inspect --no-config "$scratch/new.xml"
        measure diff "$times" "$vssdoc" diff --fail-on never --no-config "$2" "$scratch/new.xml"
        measure moved "$times" "$vssdoc" diff --fail-on never --no-config "$2" "$scratch/shuffled.xml"
    done
    echo "$1 $(best old) $(best newer) $(best diff) $(best moved)" | awk '{
        two = $(NF - 7) + $(NF - 5)
        printf "| %s | %.0f | %.0f (%.2f) | %.0f | %.0f (%.2f) |\n", $1, two, $(NF - 3), $(NF - 3) / two,
               $(NF - 2), $(NF - 1), $(NF - 1) / two }'
}

echo "| file sets | inspect, twice | diff | its memory | diff, another order |"
echo "| --- | --: | --: | --: | --: |"
for n; do
    python3 "$here/generate.py" "$n" >"$scratch/old.xml"
    compare "$n" "$scratch/old.xml"
done
if [ -n "${VSSDOC_CAPTURES-}" ]; then
    largest=$(find "$VSSDOC_CAPTURES"/ -name 'WM*.xml' -size +100k -exec ls -S {} + | head -n 1)
    [ -z "$largest" ] || compare captured "$largest"
fi
