# src/libvssdoc.sym, the header's VSSDOC_API declarations and the built library name the same symbols,
# and the library gives each the version that the list says: 0.1 where it says none.
set -eu
LC_ALL=C
export LC_ALL
listed=$(sed 's/ .*//' "$top_srcdir/src/libvssdoc.sym")

[ "$listed" = "$(echo "$listed" | sort -u)" ] || {
    echo "src/libvssdoc.sym is not sorted, or names a symbol twice"
    exit 1
}

compare() { # WHERE NAMES
    echo "$listed" | sed '/^vssdoc_[a-z0-9_]*$/d; s/$/: src\/libvssdoc.sym names it, but exports begin vssdoc_/'
    difference=$( (echo "$listed"; echo "$2") | sort | uniq -u)
    [ -z "$difference" ] && return
    for symbol in $difference; do
        if echo "$listed" | grep -qx "$symbol"; then
            echo "$symbol: in src/libvssdoc.sym, but not in $1"
        else
            echo "$symbol: in $1, but not in src/libvssdoc.sym"
        fi
    done
    exit 1
}

# A declaration runs from VSSDOC_API to the semicolon; its name stands before ( or [ or at the end.
declared=$(sed '/^#/d; s|//.*||' "$top_srcdir/include/vssdoc.h" | tr '\n' ' ' |
    sed 's|/\*|\n&|g' | sed 's|^/\*.*\*/||' | tr '\n' ' ' |
    tr ';' '\n' | sed -n 's/.*VSSDOC_API //p' |
    sed 's/[([].*//; s/ *$//; s/.*[ *]//' | sort -u)
compare include/vssdoc.h "$declared"

library=$top_builddir/.libs/libvssdoc.so
if [ ! -e "$library" ]; then
    echo "no shared library was built: its symbols were not compared"
    exit 77
fi
# " A " is a version, which is no symbol that anybody calls.
defined=$($NM -D --defined-only --extern-only "$library" | sed '/ A /d; s/.* //')
compare "the library" "$(echo "$defined" | sed 's/@.*//' | sort -u)"

case $defined in
*@*) ;;
*) echo "this linker gives no versions: they were not compared"; exit 77 ;;
esac
expected=$(sed '/ /!s/$/ 0.1/; s/ /@@VSSDOC_/' "$top_srcdir/src/libvssdoc.sym" | sort)
[ "$(echo "$defined" | sort)" = "$expected" ] && exit 0
echo "the library gives other versions than src/libvssdoc.sym says; of the library, then of the list:"
(echo "$defined"; echo "$expected"; echo "$expected") | sort | uniq -u
(echo "$defined"; echo "$defined"; echo "$expected") | sort | uniq -u
exit 1
