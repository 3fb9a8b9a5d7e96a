# Every option that the program takes is in the manual page of its command, with its letter and whether
# it takes a value, and no page names an option or a command that does not exist.
# `vssdoc help --all-options' prints a line per option: COMMAND --OPTION; `vssdoc help COMMAND' shows
# letters and values. Pages are in mdoc: ".It Fl w , Fl -writer Ar writer".
set -eu
cd "$top_srcdir"
vssdoc=$top_builddir/vssdoc

options=$("$vssdoc" help --all-options) && [ -n "$options" ] || {
    echo "vssdoc help --all-options prints nothing"
    exit 1
}
commands=$("$vssdoc" help | sed -n '/^Commands/,/^$/s/^  \([a-z][a-z-]*\) .*/\1/p')
[ -n "$commands" ] || { echo "vssdoc help lists no commands"; exit 1; }

scratch=$(mktemp -d "${TMPDIR:-/tmp}/vssdoc-options.XXXXXX")
trap 'rm -rf "$scratch"' EXIT

bad=0
complain() {
    echo "$1: $2"
    bad=1
}

# Options of .It lines, as "--name letter value", with - for none. --help is everybody's.
documented() {
    sed -n '/^\.It.* Fl -[a-z]/{
        s/ , / /g
        t again
        :again
        s/^\.It Fl \([a-zA-Z]\) Fl -\([a-z][a-z-]*\) Ar.*/--\2 \1 value/p;t
        s/^\.It Fl \([a-zA-Z]\) Fl -\([a-z][a-z-]*\)$/--\2 \1 -/p;t
        s/^\.It Fl -\([a-z][a-z-]*\) Ar.*/--\1 - value/p;t
        s/^\.It Fl -\([a-z][a-z-]*\)$/--\1 - -/p;t
        s/^/malformed - /p
    }' "$1" | sed '/^--help /d' | sort
}
# The same from the help of a command.
taken() {
    "$vssdoc" help "$1" | sed -n '
        s/^  -\([a-zA-Z]\), \(--[a-z][a-z-]*\) [^ ].*/\2 \1 value/p;t
        s/^  -\([a-zA-Z]\), \(--[a-z][a-z-]*\)  .*/\2 \1 -/p;t
        s/^      \(--[a-z][a-z-]*\) [^ ].*/\1 - value/p;t
        s/^      \(--[a-z][a-z-]*\)  .*/\1 - -/p' | sed '/^--help /d' | sort
}

for command in $commands; do
    page=man/vssdoc-$command.1
    [ -e "$page" ] || { complain "$page" "is missing"; continue; }
    documented "$page" >"$scratch/page"
    taken "$command" >"$scratch/help"
    [ "$(cut -d ' ' -f 1 "$scratch/help")" = "$(echo "$options" | sed -n "s/^$command //p" | sort)" ] ||
        complain "vssdoc help $command" "shows other options than --all-options"
    while read -r option letter value; do
        grep -q "^$option " "$scratch/page" || { complain "$page" "says nothing of $option"; continue; }
        grep -qx -e "$option $letter $value" "$scratch/page" ||
            complain "$page" "has $option with another letter or value than the program"
    done <"$scratch/help"
    while read -r option rest; do
        [ "$option" != malformed ] || { complain "$page" "has an odd line: ${rest#- }"; continue; }
        grep -q "^$option " "$scratch/help" || complain "$page" "has $option, which the command does not take"
    done <"$scratch/page"
done

# What pages mention in passing.
for page in man/*.1; do
    for option in $(grep -o ' Fl -[a-z][a-z-]*' "$page" | sed 's/.*Fl -/--/' | sort -u); do
        case $option in --help | --version) continue ;; esac
        echo "$options" | grep -q -- " $option\$" || complain "$page" "names $option, which no command takes"
    done
    command=${page#man/vssdoc-}
    [ "$command" = "$page" ] || echo "$commands" | grep -qx -e "${command%.1}" ||
        complain "$page" "is about a command that does not exist"
done
exit $bad
