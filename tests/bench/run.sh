#!/bin/sh
# Usage: run.sh [FILE-SETS...]     (20000 200000 2000000)
#
# CPU time (user and system) and peak memory of `vssdoc inspect' in each format against `xmllint
# --noout', which builds a tree and does nothing with it, and of `vssdoc validate' with all rules
# against `vssdoc inspect': medians of several runs after a warm-up, as ratios, and whether time grows
# with the number of file sets. Where VSSDOC_CAPTURES is set, the largest document there comes last. Then
# the files of listings are decided against a document of 20,000 file sets, or that captured one.
set -eu
here=$top_srcdir/tests/bench
vssdoc=$top_builddir/vssdoc
[ $# -gt 0 ] || set -- 20000 200000 2000000
runs=${BENCH_RUNS:-5}

for program in /usr/bin/time xmllint python3; do
    command -v "$program" >/dev/null || {
        echo "$program is missing; on Debian: apt-get install time libxml2-utils python3"
        exit 1
    }
done
scratch=$(mktemp -d "${TMPDIR:-/tmp}/vssdoc-bench.XXXXXX")
trap 'rm -rf "$scratch"' EXIT
trap 'exit 99' HUP INT TERM

# The programs themselves, not libtool's wrapper around one.
[ ! -x "$top_builddir/.libs/vssdoc" ] || {
    LD_LIBRARY_PATH=$top_builddir/.libs${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}
    export LD_LIBRARY_PATH
    vssdoc=$top_builddir/.libs/vssdoc
}

# measure WHAT TIMES COMMAND...: adds CPU milliseconds of one call, and peak KiB, to the file WHAT. A
# measurement is of so many calls in a row, since the clock's step is 10 ms.
measure() {
    what=$1 times=$2
    shift 2
    # shellcheck disable=SC2016 # the inner shell expands it
    /usr/bin/time -o "$scratch/time" -f '%U %S %M' \
        sh -c 'n=$1; shift; while [ $n -gt 0 ]; do "$@" >/dev/null || exit; n=$((n - 1)); done' \
        sh "$times" "$@"
    awk -v n="$times" '{ print ($1 + $2) * 1000 / n, $3 }' "$scratch/time" >>"$scratch/$what"
}
# median COLUMN FILE
median() { cut -d ' ' -f "$1" "$2" | sort -n | awk '{ a[NR] = $1 } END { print a[int((NR + 1) / 2)] }'; }

contenders="xmllint text json ndjson validate"
call() { # CONTENDER TIMES FILE
    case $1 in
    xmllint) measure "$1" "$2" xmllint --noout "$3" ;;
    validate) measure "$1" "$2" "$vssdoc" validate --no-config --fail-on never "$3" ;;
    *) measure "$1" "$2" "$vssdoc" inspect --no-config --format "$1" "$3" ;;
    esac
}
# against CONTENDER: whom it is compared with.
against() { if [ "$1" = validate ]; then echo text; else echo xmllint; fi; }

# compare WHAT FILE FILE-SETS: a row of the table. The programs take turns, so that a machine that slows
# down for a while slows down all.
compare() {
    times=$((20000000 / $(wc -c <"$2") + 1))
    for run in $(seq 0 "$runs"); do
        for each in $contenders; do call "$each" $times "$2"; done
        # shellcheck disable=SC2086 # words
        [ "$run" -gt 0 ] || (cd "$scratch" && rm $contenders) # to warm up
    done
    printf '| %s | %s |' "$1" "$(wc -c <"$2" | awk '{ printf "%.1f", $1 / 1e6 }')"
    for each in $contenders; do
        other=$scratch/$(against "$each")
        echo "$(median 1 "$scratch/$each") $(median 2 "$scratch/$each")" \
            "$(median 1 "$other") $(median 2 "$other")" |
            awk -v alone="$each" '
                alone == "xmllint" { printf " %.0f | %.0f |", $1, $2 / 1024; next }
                { printf " %.0f (%.2f) | %.0f (%.2f) |", $1, $1 / $3, $2 / 1024, $2 / $4 }'
        echo "$each $3 $(median 1 "$scratch/$each")" >>"$scratch/growth"
    done
    # shellcheck disable=SC2086
    (cd "$scratch" && rm $contenders)
    echo
}

echo "CPU in ms and peak memory in MiB; in parentheses the ratio to xmllint --noout,"
echo "of validate the ratio to inspect as text."
echo "Medians of $runs. $("$vssdoc" --version | head -n 1), libxml2 $(xmllint --version 2>&1 | sed -n '1s/.* //p'), $(nproc) processors."
echo
echo "| file sets | MB | xmllint CPU | memory | text CPU | memory | json CPU | memory | ndjson CPU | memory | validate CPU | memory |"
echo "| --- | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: |"
for number; do
    python3 "$here/generate.py" "$number" >"$scratch/wmd.xml"
    compare "$number" "$scratch/wmd.xml" "$number"
done
mv "$scratch/growth" "$scratch/sizes"
python3 "$here/generate.py" 200000 --non-ascii >"$scratch/wmd.xml"
compare "200000, many scripts" "$scratch/wmd.xml" 200000
python3 "$here/generate.py" 200000 --non-ascii --utf16 >"$scratch/wmd.xml"
compare "200000, the same as UTF-16" "$scratch/wmd.xml" 200000
if [ -n "${VSSDOC_CAPTURES-}" ]; then
    real=$(find "$VSSDOC_CAPTURES" -type f -name '*.xml' -printf '%s %p\n' | sort -n | sed -n '$s/^[0-9]* //p')
    sets=$(grep -o '<FILE_LIST' "$real" | wc -l)
    compare "$sets, a captured document" "$real" "$sets"
fi

# What no longer fits into the processor's caches costs more, in any program: between the smallest and
# the largest document that is a factor of two. A cost that grows with the square would be a hundredfold.
echo
echo "Microseconds per file set:"
awk '
    { cost = $3 * 1000 / $2; line[$1] = line[$1] sprintf("%8.2f", cost) }
    !($1 in least) || cost < least[$1] { least[$1] = cost }
    cost > most[$1] { most[$1] = cost }
    END {
        for (what in line)
            printf "%-8s%s  %s\n", what, line[what], \
                most[what] <= 2.5 * least[what] ? "linear" : "NOT LINEAR"
    }' "$scratch/sizes" | sort

# select --listing: whether each file of a machine is in the backup.
echo
echo "Files of a listing, CPU in ms and peak memory in MiB:"
echo
echo "| files | MB | text CPU | memory | paths CPU | memory | csv CPU | memory | ndjson CPU | memory |"
echo "| --- | --: | --: | --: | --: | --: | --: | --: | --: | --: |"
document=${real-}
[ -n "$document" ] || { python3 "$here/generate.py" 20000 >"$scratch/wmd.xml"; document=$scratch/wmd.xml; }
decide() { # FORMAT: what is missing, which is exit 1, is not what is measured
    /usr/bin/time -o "$scratch/time" -f '%U %S %M' "$vssdoc" select --no-config --format "$1" \
        --listing "$scratch/listing.txt" "$document" >/dev/null 2>&1 || [ $? -eq 1 ]
    tail -n 1 "$scratch/time" | awk '{ print ($1 + $2) * 1000, $3 }' >>"$scratch/files-$1"
}
for number in ${BENCH_FILES:-100000 1000000 10000000}; do
    python3 "$here/listing.py" "$document" "$number" >"$scratch/listing.txt"
    printf '| %s | %s |' "$number" "$(wc -c <"$scratch/listing.txt" | awk '{ printf "%.0f", $1 / 1e6 }')"
    for format in text paths csv ndjson; do
        for run in 1 2 3; do decide $format; done
        printf ' %s | %s |' "$(median 1 "$scratch/files-$format")" \
            "$(($(median 2 "$scratch/files-$format") / 1024))"
        rm "$scratch/files-$format"
    done
    echo
done
