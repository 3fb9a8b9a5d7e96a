# libvssdoc(3) lists what the library exports, and shows man/example.c, which prints what it says.
set -eu
cd "$top_srcdir"
page=man/libvssdoc.3
scratch=$(mktemp -d "${TMPDIR:-/tmp}/vssdoc-library.XXXXXX")
trap 'rm -rf "$scratch"' EXIT

bad=0
sed -n 's/^\.It Fn \(vssdoc_[a-z0-9_]*\).*/\1/p' "$page" | LC_ALL=C sort >"$scratch/listed"
sed 's/ .*//' src/libvssdoc.sym |
    diff -u --label src/libvssdoc.sym --label "$page" - "$scratch/listed" || bad=1

# literal BLOCK-PATTERN: the literal blocks with a line that begins like this, as a reader sees them.
literal() {
    awk -v begins="$1" '
        /^\.Bd -literal/ { inside = 1; wanted = 0; text = ""; next }
        /^\.Ed/          { if (wanted) printf "%s", text; inside = 0; next }
        inside           { gsub(/\\&/, ""); gsub(/\\e/, "\\"); text = text $0 "\n" }
        inside && index($0, begins) == 1 { wanted = 1 }
    ' "$page"
}
literal '#include <vssdoc.h>' | diff -u --label man/example.c --label "$page" man/example.c - || bad=1

literal '$ example ' >"$scratch/case"
command=$(sed -n '1s/^\$ example //p' "$scratch/case")
# shellcheck disable=SC2086 # words
"$top_builddir/man/example" $command >"$scratch/actual" || bad=1
sed 1d "$scratch/case" | diff -u --label "$page" --label "what it does" - "$scratch/actual" || bad=1
exit $bad
