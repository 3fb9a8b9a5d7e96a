# README.md shows what the program really prints: every console block is run and compared.
set -eu
vssdoc=$top_builddir/vssdoc
case $vssdoc in /*) ;; *) vssdoc=$PWD/$vssdoc ;; esac
cd "$top_srcdir"

said=$(mktemp)
does=$(mktemp)
trap 'rm -f "$said" "$does"' EXIT
awk '/^```console$/ { in_block = 1; next } /^```$/ { in_block = 0 } in_block' README.md >"$said"
grep -q '^\$ vssdoc ' "$said" || { echo "README.md shows no command"; exit 1; }

sed -n 's/^\$ vssdoc //p' "$said" | while IFS= read -r words; do
    echo "\$ vssdoc $words"
    eval "set -- $words"
    "$vssdoc" "$@" || true
done >"$does"
diff -u "$said" "$does"
