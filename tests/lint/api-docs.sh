# `make api-docs' makes pages of the header without a complaint, and every exported function is told of.
set -eu
case $top_builddir in /*) ;; *) top_builddir=$PWD/$top_builddir ;; esac
command -v doxygen >/dev/null || { echo "doxygen is not installed"; exit 77; }
scratch=$(mktemp -d "${TMPDIR:-/tmp}/vssdoc-api.XXXXXX")
trap 'rm -rf "$scratch"' EXIT
cd "$scratch"
doxygen "$top_builddir/Doxyfile"

bad=0
cat api-docs/group__*.html | sed -n 's/.*<td class="memname">\(.*\)<\/td>.*/\1/p' >told
for symbol in $(sed 's/ .*//' "$top_srcdir/src/libvssdoc.sym"); do
    grep -qw "$symbol" told || { echo "the pages do not tell of $symbol"; bad=1; }
done
exit $bad
