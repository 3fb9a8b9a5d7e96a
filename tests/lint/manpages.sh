# Manual pages are well-formed.
set -eu
cd "$top_srcdir"

set -- man/*.[1-9] # and what the build makes of the catalogue
[ -e "$1" ] || { echo "there are no manual pages yet"; exit 77; }
command -v mandoc >/dev/null || { echo "mandoc is not installed"; exit 77; }
[ ! -e "$top_builddir/man/vssdoc-rules.7" ] || set -- "$@" "$top_builddir/man/vssdoc-rules.7"
mandoc -T lint -W warning "$@"
