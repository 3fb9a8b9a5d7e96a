# Usage: examples.sh TABLE >HEADER
# Prints EXAMPLE("slug", "excerpt", "message") for every line of a table of slug TAB excerpt TAB message.
set -eu
LC_ALL=C awk -F '\t' '
    function quoted(text) {
        gsub(/[\\"?]/, "\\\\&", text) # a question mark could begin a trigraph
        return "\"" text "\""
    }
    NF != 3 { print FILENAME ":" FNR ": not three columns" >"/dev/stderr"; exit 1 }
    { print "EXAMPLE(" quoted($1) ", " quoted($2) ", " quoted($3) ")" }
' "$1"
