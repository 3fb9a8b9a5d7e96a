#!/bin/sh
# xargs.sh CAPTURES OUT [JOBS]
# What vssdoc finds in every folder and archive of CAPTURES, each in a file of its own in OUT, as many at a
# time as there are processors. A file of OUT is whole or is not there: run again, it does what is left.
# Exit 0, or 123 where something could not be read: messages lie beside the file.
set -eu
captures=$1 out=$2 jobs=${3:-$(nproc)}
mkdir -p "$out"
# shellcheck disable=SC2016 # the inner shell expands it
find "$captures" -mindepth 1 -maxdepth 1 -print0 | sort -z | xargs -0 -n 1 -P "$jobs" sh -c '
    file=$0/${1##*/}.ndjson
    [ ! -e "$file" ] || exit 0
    vssdoc inspect --jobs 1 --format ndjson --output "$file" "$1" 2>"$file.messages" || exit
    rm "$file.messages"' "$out"
