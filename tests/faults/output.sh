# Where -o cannot write, and what a signal leaves behind.
. "$top_srcdir/tests/faults/faults.inc"
good=$corpus/made/mywriter

# refused WHAT PLACE
refused() {
    status=0
    "$vssdoc" inspect "$good" -o "$2" >out 2>err || status=$?
    ends 2 "$1"
    says 'cannot write' "$1"
    [ ! -s out ] || { echo "$1: wrote to standard output instead"; bad=1; }
}
mkdir folder
refused "a folder" folder
refused "in no folder" nowhere/out
refused "an empty name" ''
refused "a name that is too long" "$(printf '%0300d' 0)"
[ -z "$(ls folder)" ] || { echo "a folder: something was left in it"; bad=1; }

mkdir read-only
chmod 555 read-only
if can_be_user; then
    status=0
    as_user "$vssdoc" inspect --format json - -o read-only/out <"$good/bcd.xml" 2>err || status=$?
    ends 2 "in a folder without permission"
    says 'cannot write' "in a folder without permission"
fi

# An input that fails does not keep the rest from being written; a wrong option writes nothing.
echo old >result
status=0
"$vssdoc" inspect "$good" nowhere.xml -o result 2>err || status=$?
ends 2 "-o with a bad input"
grep -q MyWriter result || { echo "-o with a bad input: the rest was not written"; bad=1; }
echo old >result
status=0
"$vssdoc" inspect "$good" --format nonsense -o result 2>err || status=$?
ends 2 "-o with a wrong format"
[ "$(cat result)" = old ] || { echo "-o with a wrong format: the old file has changed"; bad=1; }

# Modes and links of what is replaced stay.
echo old >target
chmod 640 target
ln -s target link
"$vssdoc" inspect "$good" -o link
[ -L link ] && grep -q MyWriter target || { echo "-o through a link: it was replaced"; bad=1; }
case $(ls -l target) in -rw-r-----*) ;; *) echo "-o: the mode has changed: $(ls -l target)"; bad=1 ;; esac

# What is read is not written over.
cp "$good/MyWriter.xml" same.xml
status=0
"$vssdoc" inspect same.xml -o same.xml 2>err || status=$?
[ $status -eq 2 ] && grep -q overwritten err && cmp -s "$good/MyWriter.xml" same.xml ||
    { echo "-o onto the input: exit $status: $(cat err)"; bad=1; }

# Interrupted: the old file is as it was.
echo old >result
mkfifo fifo
sleep 60 >fifo &
sleeper=$!
"$vssdoc" inspect - -o result <fifo 2>err &
program=$!
sleep 1
kill -TERM $program
status=0
wait $program 2>/dev/null || status=$?
kill $sleeper
wait $sleeper 2>/dev/null || true
[ "$(cat result)" = old ] || { echo "SIGTERM: the old file has changed"; bad=1; }
[ "$(echo result*)" = result ] || { echo "SIGTERM: left $(echo result*)"; bad=1; }
finish
