# What the manual pages show is what the program does: each literal block whose lines begin with "$ "
# is a golden case (tests/cli/run.sh), run in a folder where ./corpus is the project's.
set -eu
cd "$top_srcdir"

scratch=$(mktemp -d "${TMPDIR:-/tmp}/vssdoc-examples.XXXXXX")
trap 'rm -rf "$scratch"' EXIT

bad=0
for page in man/*.1; do
    case_file=$scratch/${page##*/}.case
    awk '
        /^\.Bd -literal/ { inside = 1; shown = 0; next }
        /^\.Ed/          { inside = 0; next }
        !inside          { next }
                         { gsub(/\\&/, ""); gsub(/\\e/, "\\") }
        /^\$ /           { if (any) print ""; any = shown = 1; print; next }
        shown            { print ($0 == "" ? "" : "  " $0) }
    ' "$page" >"$case_file"
    [ -s "$case_file" ] || continue
    $SHELL tests/cli/run.sh "$case_file" || { echo "$page shows something else"; bad=1; }
done
exit $bad
