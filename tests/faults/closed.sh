# Standard input, output or error closed before the program starts.
. "$top_srcdir/tests/faults/faults.inc"
good=$corpus/made/mywriter

for command in "inspect $good" "inspect $good --format json" "inspect $good --format ndjson" \
    "schema inspect" "help" "help names" "--version"; do
    status=0
    # shellcheck disable=SC2086 # words
    "$vssdoc" $command >&- 2>err || status=$?
    ends 2 "$command >&-"
    says 'cannot write' "$command >&-"
done

status=0
"$vssdoc" inspect --quiet "$good" >&- 2>err || status=$?
ends 0 "inspect --quiet >&-"

status=0
"$vssdoc" inspect - >out 2>err <&- || status=$?
ends 2 "inspect - <&-"
says '^vssdoc: -: ' "inspect - <&-"

# The first file that is opened becomes standard input; nothing else changes.
for input in "$good/bcd.xml" "$good" "$corpus/made/archives/sql2012r2.zip"; do
    "$vssdoc" inspect --format json "$input" >expected
    status=0
    "$vssdoc" inspect --format json "$input" >out 2>err <&- || status=$?
    ends 0 "inspect $input <&-"
    cmp expected out || bad=1
done

# With standard error closed the output file may take its number: messages must not go there.
status=0
"$vssdoc" inspect --format json "$good/bcd.xml" nowhere.xml -o out 2>&- || status=$?
ends 2 "inspect -o 2>&-"
"$vssdoc" inspect --format json "$good/bcd.xml" nowhere.xml -o expected 2>err || true
cmp expected out || { echo "inspect -o 2>&-: messages stand in the output"; bad=1; }
status=0
"$vssdoc" inspect nowhere.xml >&- 2>&- <&- || status=$?
ends 2 "everything closed"
finish
