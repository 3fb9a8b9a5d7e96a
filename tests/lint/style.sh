# Sources have no tabs, no blanks at the end of a line, no carriage returns, and stay readable in size.
set -eu
cd "$top_srcdir"
LC_ALL=C
export LC_ALL

find include src tests -name '*.[ch]' | sort | xargs awk '
    function complain(what) { print FILENAME ":" FNR ": " what; bad = 1 }
    /\t/     { complain("a tab") }
    /\r/     { complain("a carriage return") }
    /[ ]$/   { complain("blanks at the end") }
    FNR == 701 && FILENAME ~ /^src/ { complain("more than 700 lines: more than one idea") }
    END      { exit bad }'
