#!/bin/sh
# Usage: merge.sh PROGRAM SOURCE-TREE NAME FOUND [LIBFUZZER-OPTION]...
#
# Puts into tests/fuzz/corpus/NAME those inputs of FOUND, and of what is there, that reach what
# corpus/ does not, the smallest first and 90,000 bytes at most. Only files with the name of a hash are
# replaced: what was written by hand stays, and crash-*, slow-* and the like, each of which was a finding once.
set -eu
program=$1 root=$2 name=$3 found=$4
shift 4
kept=$root/tests/fuzz/corpus/$name
most=90000

scratch=$(mktemp -d "${TMPDIR:-/tmp}/vssdoc-merge.XXXXXX")
trap 'rm -rf "$scratch"' EXIT
mkdir -p "$scratch/all" "$found" "$kept"

# What is replayed anyway counts as reached.
number=0
merged() { find "$kept" -type f | grep -E '/[0-9a-f]{12}$'; }
for file in $( (find "$root/corpus" -type f -size -64k; find "$kept" -type f | grep -vE '/[0-9a-f]{12}$') |
    tr ' ' '?' | sort); do
    number=$((number + 1))
    cp "$file" "$scratch/all/have-$number"
done
"$program" "$@" -merge=1 "$scratch/all" "$kept" "$found" >"$scratch/log" 2>&1 || {
    cat "$scratch/log"
    exit 1
}

merged | tr '\n' '\0' | xargs -0 -r rm
total=0
ls -Sr "$scratch/all" | while read -r file; do
    case $file in have-*) continue ;; esac
    total=$((total + $(wc -c <"$scratch/all/$file")))
    [ $total -le $most ] || break
    cp "$scratch/all/$file" "$kept/$(echo "$file" | cut -c 1-12)"
done
echo "$kept: $(ls "$kept" | wc -l) files"
