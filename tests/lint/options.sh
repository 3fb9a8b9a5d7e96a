# Every option that the program takes is in the manual page of its command, and no other.
# `vssdoc help --all-options` prints a line per option: COMMAND --OPTION.
set -eu
cd "$top_srcdir"

options=$("$top_builddir/vssdoc" help --all-options 2>/dev/null) && [ -n "$options" ] || {
    echo "vssdoc has no 'help --all-options' yet"
    exit 77
}

bad=0
complain() {
    echo "$1: $2"
    bad=1
}
plain() { sed 's/\\-/-/g; s/\\f.//g' "$1"; }

for command in $(echo "$options" | cut -d ' ' -f 1 | sort -u); do
    page=man/vssdoc-$command.1
    [ -e "$page" ] || { complain "$page" "is missing"; continue; }
    for option in $(echo "$options" | sed -n "s/^$command //p"); do
        plain "$page" | grep -q -- "$option\([^a-z-]\|\$\)" || complain "$page" "says nothing of $option"
    done
    for option in $(plain "$page" | sed -n 's/^\.\(TP\|It\|B\|BR\|BI\|OP\).*\(--[a-z][a-z-]*\).*/\2/p' | sort -u); do
        echo "$options" | grep -qx -- "$command $option" || complain "$page" "has $option, which the command does not take"
    done
done
exit $bad
