# What the manual pages show is what the program does: each literal block whose lines begin with "$ "
# is a golden case (tests/cli/run.sh), run in a folder where ./corpus is the project's.
# `make update-man' puts today's output there instead.
set -eu
cd "$top_srcdir"

scratch=$(mktemp -d "${TMPDIR:-/tmp}/vssdoc-examples.XXXXXX")
trap 'rm -rf "$scratch"' EXIT

# The commands of a page with their output, as a case.
case_of() {
    awk '
        /^\.Bd -literal/ { inside = 1; shown = 0; next }
        /^\.Ed/          { inside = 0; next }
        !inside          { next }
                         { gsub(/\\&/, ""); gsub(/\\e/, "\\") }
        /^\$ /           { if (any) print ""; any = shown = 1; print; next }
        shown            { print ($0 == "" ? "" : "  " $0) }
    ' "$1"
}
# updated CASE PAGE: the page, with the output of the case behind each command.
updated() {
    awk '
        FNR == NR {
            if (/^\$ /) { n++; output[n] = "" }
            else if (/^  /) {
                line = substr($0, 3)
                gsub(/\\/, "\\e", line)
                if (line ~ /^[.\047]/) line = "\\&" line
                output[n] = output[n] held line "\n"; held = ""
            } else if (n > 0) held = held "\n"
            if (/^\$ /) held = ""
            next
        }
        /^\.Ed/   { inside = 0 }
        !inside || /^\$ / { print }
        /^\$ /    { inside = 1; printf "%s", output[++m] }
    ' "$1" "$2"
}

bad=0
for page in man/*.1; do
    case_file=$scratch/${page##*/}.case
    case_of "$page" >"$case_file"
    [ -s "$case_file" ] || continue
    if [ "${1-}" = --update ]; then
        sh tests/cli/run.sh --update "$case_file" >/dev/null
        updated "$case_file" "$page" >"$scratch/page"
        cmp -s "$scratch/page" "$page" || { cat "$scratch/page" >"$page"; echo "$page: updated"; }
    else
        sh tests/cli/run.sh "$case_file" || { echo "$page shows something else"; bad=1; }
    fi
done
exit $bad
