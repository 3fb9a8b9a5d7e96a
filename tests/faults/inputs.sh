# Inputs that cannot be read, are no files, end early or change while they are read.
. "$top_srcdir/tests/faults/faults.inc"
good=$corpus/made/mywriter

# refused WHAT OPERAND TEXT
refused() {
    status=0
    timeout 20 "$vssdoc" inspect "$2" >out 2>err </dev/null || status=$?
    ends 2 "$1"
    says "$3" "$1"
}

refused "no such file" nowhere.xml '^vssdoc: nowhere.xml: '
refused "an empty name" '' 'vssdoc: '
ln -s loop loop
refused "a link to itself" loop '^vssdoc: loop: '
ln -s nowhere dangling
refused "a link to nothing" dangling '^vssdoc: dangling: '
refused "a device" /dev/zero '^vssdoc: /dev/zero: '
refused "a file as folder" "$good/bcd.xml/x" 'bcd.xml/x: '
: >empty
refused "an empty file" empty '^vssdoc: empty: .*empty'
mkdir nothing
refused "an empty folder" nothing '^vssdoc: nothing: '

# A folder with such things in it is read for what else it holds.
cp -r "$good" folder
chmod -R u+w,a+rX folder
mkfifo folder/fifo
ln -s nowhere folder/dangling
ln -s .. folder/up
ln -s /dev/zero folder/zero
status=0
timeout 20 "$vssdoc" inspect --format ndjson folder >out 2>err || status=$?
ends 0 "a folder with a pipe and links"
grep -q '"components":17,' out || { echo "a folder with a pipe and links: its documents were not read"; bad=1; }

cp "$good/bcd.xml" secret.xml
chmod 0 secret.xml
mkdir closed
cp "$good/bcd.xml" closed
chmod 0 closed
if can_be_user; then
    status=0
    as_user "$vssdoc" inspect secret.xml 2>err || status=$?
    ends 2 "a file without permission"
    says '^vssdoc: secret.xml: ' "a file without permission"
    status=0
    as_user "$vssdoc" inspect closed 2>err || status=$?
    ends 2 "a folder without permission"
    says '^vssdoc: closed: ' "a folder without permission"
    mv secret.xml folder
    status=0
    as_user "$vssdoc" inspect --format ndjson folder >out 2>err || status=$?
    ends 2 "a folder with a file without permission"
    says 'folder/secret.xml: ' "a folder with a file without permission"
    grep -q '"components":17,' out || { echo "a folder with a file without permission: the rest was not read"; bad=1; }
fi
chmod 700 closed

# Ends early.
for bytes in 1 100 1000 5000; do
    head -c $bytes "$good/MyWriter.xml" >cut
    refused "the first $bytes bytes of a document" cut '^vssdoc: cut: '
    status=0
    head -c $bytes "$good/MyWriter.xml" | "$vssdoc" inspect - >out 2>err || status=$?
    ends 2 "the first $bytes bytes of a document on standard input"
    says '^vssdoc: -: ' "the first $bytes bytes of a document on standard input"
done
for bytes in 3 100 3000 9000; do
    head -c $bytes "$corpus/made/archives/sql2012r2.zip" >cut
    status=0
    timeout 20 "$vssdoc" inspect cut >out 2>err || status=$?
    ends 2 "the first $bytes bytes of an archive"
done

# A named pipe is read, standard input may be a folder or come in pieces.
mkfifo fifo
cat "$good/MyWriter.xml" >fifo &
status=0
timeout 20 "$vssdoc" inspect --format ndjson fifo >out 2>err || status=$?
wait
ends 0 "a named pipe"
grep -q '"components":17,' out || { echo "a named pipe: it was not read"; bad=1; }
status=0
"$vssdoc" inspect - >out 2>err <"$good" || status=$?
ends 2 "a folder as standard input"
says '^vssdoc: -: ' "a folder as standard input"
"$vssdoc" inspect --format json - <"$good/MyWriter.xml" >expected
{ head -c 100; sleep 1; cat; } <"$good/MyWriter.xml" | "$vssdoc" inspect --format json - >out
cmp expected out || bad=1
finish
