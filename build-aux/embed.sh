#!/bin/sh
# Usage: embed.sh ARRAY FILE... >SOURCE.c
# Writes files as a C array of struct vsd_embedded { name, data, size }, ended by a NULL name.
# A file's name is its last part without extension; its data have a NUL behind them.
set -eu

array=$1
shift

printf '/* Made by build-aux/embed.sh. */\n#include "base/embedded.h"\n'
n=0
for file in "$@"; do
    n=$((n + 1))
    printf '\nstatic const unsigned char file_%d[] = {\n' $n
    od -An -v -tu1 "$file" | sed 's/  *\([0-9][0-9]*\)/\1,/g'
    printf '0};\n'
done

printf '\nconst struct vsd_embedded %s[] = {\n' "$array"
n=0
for file in "$@"; do
    n=$((n + 1))
    name=${file##*/}
    printf '    {"%s", file_%d, sizeof file_%d - 1},\n' "${name%.*}" $n $n
done
printf '    {0, 0, 0},\n};\n'
