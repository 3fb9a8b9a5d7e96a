# Not enough memory, from hardly any to just too little: an error that says so, or the whole output, and
# never a crash.
. "$top_srcdir/tests/faults/faults.inc"
input=$corpus/made/names

if grep -q '^SANITIZER_CFLAGS = .*-fsanitize' "$top_builddir/Makefile"; then
    echo "skipped: sanitizers need more address space than can be limited"
    exit 77
fi
limited() { # KIB COMMAND...
    (ulimit -v "$1" && shift && exec "$@")
}
limited 4000000 true 2>err || { skip "ulimit -v does not work: $(cat err)"; finish; }

# What starting takes: below, the dynamic linker ends the program with 127.
least=1000
until limited $least "$vssdoc" --version >/dev/null 2>&1; do
    least=$((least + 500))
    [ $least -lt 4000000 ] || { skip "the program does not start within a limit"; finish; }
done

for form in "inspect --format text" "inspect --format ndjson" "inspect --stats" "inspect --files --verbose" \
    "graph" "graph --of volumes --max-nodes 5" "graph --of restore --format json" \
    "graph --of dependencies --format mermaid" \
    "render --format xml" "render --format html" "render --format vshadow" "restore --format json" "restore --verbose --what-if default=present" \
    "timeline --format json" "timeline --sequence import,hyperv,restore,backup"; do
    # shellcheck disable=SC2086 # words
    "$vssdoc" $form "$input" "$corpus/made/archives" >expected 2>expected.err || true
    room=$least
    while [ $room -lt $((least + 16000)) ]; do
        status=0
        # shellcheck disable=SC2086
        limited $room "$vssdoc" $form "$input" "$corpus/made/archives" >out 2>err || status=$?
        case $status in
        0) cmp -s expected out || { echo "$form within $room KiB: exit 0 and another output"; bad=1; } ;;
        2) [ -s err ] || { echo "$form within $room KiB: exit 2 and no message"; bad=1; } ;;
        *) echo "$form within $room KiB: exit $status $(head -c 200 err)"; bad=1 ;;
        esac
        room=$((room + 997))
    done
done
finish
