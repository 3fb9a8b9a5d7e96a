# A reader that goes away: the program ends by the signal, silently, or says so where it is ignored.
. "$top_srcdir/tests/faults/faults.inc"

for format in text json ndjson; do
    { status=0; "$vssdoc" inspect --format $format "$corpus"/made/*/ 2>err || status=$?; echo $status >status; } | true
    status=$(cat status)
    case $status in 0 | 141) ;; *) ends 141 "$format | true" ;; esac
    [ ! -s err ] || { echo "$format | true: a message: $(cat err)"; bad=1; }
done

# A pipe that nobody reads is certain to break.
mkfifo fifo
for format in text json ndjson; do
    sleep 60 >fifo &
    writer=$!
    exec 3<fifo 4>fifo 3<&-
    kill -KILL $writer # a shell on its way to exec would keep any other for itself
    wait $writer 2>/dev/null || true
    status=0
    (trap '' PIPE; exec "$vssdoc" inspect --format $format "$corpus/made/names" >&4 2>err) || status=$?
    ends 2 "$format into a broken pipe"
    says 'cannot write' "$format into a broken pipe"
    exec 4>&-
done
finish
