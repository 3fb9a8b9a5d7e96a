# Prints RULE(name) for every DEFINE_RULE(name, … .code = "VSSnnn" …) of the files given, by code.
set -eu
awk '
    /^DEFINE_RULE\(/ { name = $0; sub(/^DEFINE_RULE\(/, "", name); sub(/,.*/, "", name) }
    name != "" && match($0, /\.code = "VSS[0-9]+"/) {
        print substr($0, RSTART + 9, RLENGTH - 10) "\t" name
        name = ""
    }
' "$@" | sort | sed 's/.*	\(.*\)/RULE(\1)/'
