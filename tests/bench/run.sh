#!/bin/sh
# Usage: run.sh [PART]...     (documents, files, fleet: all of them)
# What docs/performance.md shows; run.py says how it is measured. The environment may set BENCH_SETS, file sets
# of the generated documents (20000 200000 2000000), BENCH_RUNS (5), BENCH_LIMIT, seconds for one
# run (60), BENCH_FILES, lines of listings (100000 1000000 10000000), and BENCH_CAPTURES of the fleet (10000).
set -eu
vssdoc=$top_builddir/vssdoc
[ ! -x "$top_builddir/.libs/vssdoc" ] || { # the program itself, not libtool's wrapper around it
    LD_LIBRARY_PATH=$top_builddir/.libs${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}
    export LD_LIBRARY_PATH
    vssdoc=$top_builddir/.libs/vssdoc
}
unset VSSDOC_CONFIG XDG_CONFIG_HOME
for python in python3 /usr/bin/python3; do
    "$python" -c 'import lxml' 2>/dev/null && break
done
command -v "$python" >/dev/null || { echo "no python3; on Debian: apt-get install python3 python3-lxml"; exit 1; }
VSSDOC=$vssdoc CFLAGS_SAID=$(sed -n 's/^CFLAGS = //p' "$top_builddir/Makefile") CC_SAID=$(sed -n 's/^CC = //p' "$top_builddir/Makefile") \
    exec "$python" -B "$top_srcdir/tests/bench/run.py" "$@"
