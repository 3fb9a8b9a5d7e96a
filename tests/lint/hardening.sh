# The program and the library are built as hard to exploit as this toolchain can, unless configure was told
# otherwise: read from what was built, not from the flags.
set -eu
cd "$top_builddir"

built=vssdoc
if [ -x .libs/vssdoc ]; then built=.libs/vssdoc; fi
for file in .libs/libvssdoc.so.*; do
    if [ -f "$file" ] && [ ! -L "$file" ]; then built="$built $file"; fi
done

grep -q '^HARDENING_CFLAGS = .' Makefile || {
    echo "skipped: configured without hardening"
    exit 77
}
command -v readelf >/dev/null || {
    echo "skipped: no readelf; on Debian: apt-get install binutils"
    exit 77
}
optimised=$(echo '__OPTIMIZE__' | eval "$CC $(sed -n 's/^CFLAGS = //p' Makefile) -E -P -" | tail -n 1)
instrumented=$(sed -n 's/^SANITIZER_CFLAGS = *//p' Makefile)

bad=0
# must WHAT FILE PATTERN TEXT
must() {
    printf '%s\n' "$4" | grep -q "$3" || {
        echo "$2: $1"
        bad=1
    }
}
for file in $built; do
    head=$(readelf -Wh "$file")
    segments=$(readelf -Wl "$file")
    dynamic=$(readelf -Wd "$file")
    symbols=$(readelf -W --dyn-syms "$file")
    must "is at a fixed address" "$file" 'Type: *DYN' "$head"
    must "has no RELRO" "$file" GNU_RELRO "$segments"
    must "binds late" "$file" 'BIND_NOW\|FLAGS.* NOW' "$dynamic"
    must "has a stack that can be executed" "$file" 'GNU_STACK.* RW  ' "$segments"
    if printf '%s\n' "$segments" | grep -q 'LOAD.* RWE '; then
        echo "$file: has memory that can be written and executed"
        bad=1
    fi
    if printf '%s\n' "$dynamic" | grep -q 'RPATH\|RUNPATH'; then
        echo "$file: looks for libraries where it was built"
        bad=1
    fi
    [ -n "$instrumented" ] || must "has no stack protector" "$file" ' __stack_chk_fail' "$symbols"
    case $instrumented,$optimised in
    ,1) must "calls unchecked functions only: no _FORTIFY_SOURCE" "$file" ' __[a-z]*_chk' "$symbols" ;;
    esac
done
# The linker keeps this mark only where the C library's own start files have it: our objects are asked.
if grep -q '^HARDENING_CFLAGS = .*-fcf-protection' Makefile && [ -z "$instrumented" ]; then
    marks=$(readelf -Wn .libs/libvssdoc-core.a)
    objects=$(printf '%s\n' "$marks" | grep -c '^File: ')
    marked=$(printf '%s\n' "$marks" | grep -c 'x86 feature:.*IBT.*SHSTK') || :
    [ "$marked" -ge "$objects" ] && [ "$objects" -gt 0 ] || {
        echo "$marked of $objects objects mark where jumps may land"
        bad=1
    }
fi
exit $bad
