# Output that does not fit: /dev/full, a limit on the size of files, a full disk.
. "$top_srcdir/tests/faults/faults.inc"
many=$corpus/made/names

if [ -c /dev/full ]; then
    for format in text json ndjson; do
        status=0
        "$vssdoc" inspect --format $format "$many" >/dev/full 2>err || status=$?
        ends 2 "$format >/dev/full"
        says 'cannot write' "$format >/dev/full"
        status=0
        "$vssdoc" inspect --format $format "$many" -o /dev/full 2>err || status=$?
        ends 2 "$format -o /dev/full"
        says 'cannot write' "$format -o /dev/full"
        status=0
        "$vssdoc" inspect --jobs 2 --format $format "$corpus/made" -o /dev/full 2>err || status=$?
        ends 2 "$format --jobs 2 -o /dev/full"
        says 'cannot write: No space left on device' "$format --jobs 2 -o /dev/full"
    done
    for command in "validate --write-accept" "restore --emit-bcd"; do
        status=0
        # shellcheck disable=SC2086 # words
        "$vssdoc" $command /dev/full -q "$many" 2>err || status=$?
        ends 2 "$command /dev/full"
        says 'cannot write' "$command /dev/full"
    done
    for command in help "help names" "schema inspect" --version; do
        status=0
        # shellcheck disable=SC2086 # words
        "$vssdoc" $command >/dev/full 2>err || status=$?
        ends 2 "$command >/dev/full"
        says 'cannot write' "$command >/dev/full"
    done
else
    skip "there is no /dev/full"
fi

# nothing_changed WHAT: the file out.json is as it was, and nothing lies beside it.
nothing_changed() {
    [ "$(cat out.json)" = old ] || { echo "$1: the old file has changed"; bad=1; }
    [ "$(echo out.json*)" = out.json ] || { echo "$1: left $(echo out.json*)"; bad=1; }
}

echo old >out.json
status=0
(
    trap '' XFSZ
    ulimit -f 8
    exec "$vssdoc" inspect --format json "$many" -o out.json 2>err
) || status=$?
ends 2 "-o past the limit of a file's size"
says 'cannot write' "-o past the limit of a file's size"
nothing_changed "-o past the limit of a file's size"

mkdir disk
if mount -t tmpfs -o size=16k tmpfs disk 2>mount.err; then
    at_exit() { umount "$scratch/disk"; rm -rf "$scratch"; }
    cd disk
    echo old >out.json
    status=0
    "$vssdoc" inspect --format json "$many" -o out.json 2>../err || status=$?
    cd ..
    ends 2 "-o on a full disk"
    says 'cannot write' "-o on a full disk"
    cd disk
    nothing_changed "-o on a full disk"
    "$vssdoc" inspect --format json "$corpus/made/mywriter/bcd.xml" -o out.json 2>../err || {
        echo "-o on a disk that has room: $(cat ../err)"
        bad=1
    }
    cd ..
else
    skip "no disk to fill: $(cat mount.err)"
fi
finish
