#!/bin/sh
# Usage: crowded.sh [NUMBER...]     (4000 8000 16000)
#
# CPU time in milliseconds of what would grow with the square if it were looked for in a row: so many file
# sets, entries of a target state, files of a listing or components of one kind in one place (crowded.py),
# and whether twice as many take about twice as long.
set -eu
here=$top_srcdir/tests/bench
vssdoc=$top_builddir/vssdoc
[ $# -gt 0 ] || set -- 4000 8000 16000

for program in /usr/bin/time python3; do
    command -v "$program" >/dev/null || {
        echo "$program is missing; on Debian: apt-get install time python3"
        exit 1
    }
done
scratch=$(mktemp -d "${TMPDIR:-/tmp}/vssdoc-bench.XXXXXX")
trap 'rm -rf "$scratch"' EXIT
trap 'exit 99' HUP INT TERM
[ ! -x "$top_builddir/.libs/vssdoc" ] || {
    LD_LIBRARY_PATH=$top_builddir/.libs${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}
    export LD_LIBRARY_PATH
    vssdoc=$top_builddir/.libs/vssdoc
}

make() { python3 "$here/crowded.py" "$1" "$number"; }
# measure COMMAND...: the best of three; what is missing or fails, exit 1, is not what is measured.
measure() {
    for run in 1 2 3; do
        /usr/bin/time -o "$scratch/time" -f '%U %S' "$vssdoc" "$@" >/dev/null 2>&1 || [ $? -eq 1 ]
        tail -n 1 "$scratch/time" | awk '{ print ($1 + $2) * 1000 }'
    done | sort -n | sed -n 1p
}
# prepare WMD [BCD]: a capture of these.
prepare() {
    rm -rf "$scratch/capture"
    mkdir "$scratch/capture"
    make "$1" >"$scratch/capture/wmd.xml"
    [ -z "${2-}" ] || make "$2" >"$scratch/capture/bcd.xml"
}
case_of() {
    case $1 in
    "select, "*)
        prepare "${1#select, }"
        make listing >"$scratch/listing.txt"
        measure select --no-config --format csv --listing "$scratch/listing.txt" "$scratch/capture" ;;
    "restore, listing")
        prepare endings whole-record
        make listing >"$scratch/listing.txt"
        measure restore --no-config --listing "$scratch/listing.txt" "$scratch/capture" ;;
    "restore, subcomponents")
        prepare sub-components sub-record
        measure restore --no-config "$scratch/capture" ;;
    "restore, select-target")
        prepare components record
        make select-target >"$scratch/target.json"
        measure restore --no-config --target "$scratch/target.json" "$scratch/capture" ;;
    "restore, "*)
        prepare endings whole-record
        make "${1#restore, }" >"$scratch/target.json"
        measure restore --no-config --target "$scratch/target.json" "$scratch/capture" ;;
    esac
}

printf '| what |'
printf ' %s |' "$@"
echo " |"
for what in "select, identical" "select, recursive" "select, duplicate" "select, endings" \
    "select, beginnings" "select, within" "restore, exact-target" "restore, wild-target" \
    "restore, select-target" "restore, listing" "restore, subcomponents"; do
    printf '| %s |' "$what"
    for number; do case_of "$what"; done | awk '
        { cost[NR] = $1 < 20 ? 20 : $1; printf " %d |", $1 }
        END { print cost[NR] <= 3 * cost[NR - 1] ? " linear |" : " NOT LINEAR |" }'
done
