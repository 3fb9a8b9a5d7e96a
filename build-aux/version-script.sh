# Usage: version-script.sh SYMBOLS >VERSION-SCRIPT
# Gives the linker the exported symbols with the version of the library that first had them: a line of
# src/libvssdoc.sym is a name, and behind it the version where it is not 0.1. Each version inherits
# from the one before it, so that a program says which library it needs at least.
set -eu
LC_ALL=C awk '
    NF > 2 || ($2 != "" && $2 !~ /^[0-9]+\.[0-9]+$/) {
        print FILENAME ":" FNR ": not a name and perhaps a version" >"/dev/stderr"
        exit 1
    }
    { print ($2 == "" ? "0.1" : $2), $1 }
' "$1" | LC_ALL=C sort -t . -k 1,1n -k 2,2n | awk '
    $1 != version {
        if (version != "") print hidden "}" before ";"
        hidden = version == "" ? "local:\n    *;\n" : ""
        if (version != "") before = " VSSDOC_" version
        print "VSSDOC_" $1 " {\nglobal:"
        version = $1
    }
    { print "    " $2 ";" }
    END { if (version != "") print hidden "}" before ";" }'
