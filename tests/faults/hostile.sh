# Files that somebody made to do harm: documents as JSON, stylesheets, names.
. "$top_srcdir/tests/faults/faults.inc"

# refused WHAT FILE TEXT
refused() {
    status=0
    timeout 20 "$vssdoc" convert --format xml "$2" >out 2>err || status=$?
    ends 2 "$1"
    says "$3" "$1"
    [ ! -s out ] || { echo "$1: something was written"; bad=1; }
}
json() { # ROOT
    printf '{"schema":"vssdoc/document/1","kind":"wmd","root":%s}' "$1"
}

# ---- documents as JSON ----

{ printf '{"schema":"vssdoc/document/1","kind":"wmd","root":'; yes '{"components":[' | head -n 100000 | tr -d '\n'; } >deep.json
refused "deep nesting" deep.json 'maximum parsing depth'
json '{"writer_version":{"major":9223372036854775807}}' >number.json
refused "a huge number" number.json 'not a whole number from 0 to 4294967295'
json '{"writer_version":{"major":99999999999999999999999999}}' >number.json
refused "a number that no program holds" number.json 'too big'
json '{"writer_version":{"major":1e400}}' >number.json
refused "a number beyond all" number.json 'overflow'
json '{"name":"a","name":"b"}' >twice.json
refused "a key twice" twice.json 'duplicate'
json '{"name":"a\u0000b"}' >nul.json
refused "a NUL" nul.json 'u0000'
json '{"name":"a\ud800"}' >half.json
refused "half a surrogate pair" half.json 'invalid Unicode'
json '{"name":"a\u001b[31m"}' >control.json
refused "a control character" control.json 'U+001B, which no XML document can hold'
json '{"extra":{"attributes":{"onload\"><x":"y"}}}' >attribute.json
refused "an attribute that is markup" attribute.json 'is no attribute'
json '{"extra":{"elements":["</WRITER_METADATA><x/>"]}}' >element.json
refused "an element that ends others" element.json ''
json '{"version":"1.2","version_name":"<>"}' >spelling.json
refused "a spelling that is markup" spelling.json 'is no spelling of version'
printf '{"schema":"vssdoc/document/1","kind":"wmd","namespace":"\\"><x y=\\"","root":{"name":"]]>&<\\""}}' >quotes.json
"$vssdoc" convert --format xml quotes.json >quotes.xml 2>err && "$vssdoc" convert --format json quotes.xml |
    grep -q '"name": "\]\]>&<\\""' || { echo "quotes and brackets: $(cat quotes.xml err)"; bad=1; }

# ---- stylesheets of one's own: they read nothing else, and write nowhere ----

echo secret >secret.xml
sheet() { # TOP-LEVEL TEMPLATE
    printf '<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:e="http://exslt.org/common" extension-element-prefixes="e">%s<xsl:template match="/">%s</xsl:template></xsl:stylesheet>' \
        "$1" "$2" >sheet.xsl
    status=0
    timeout 60 "$vssdoc" render "$corpus/made/chain/full/bcd.xml" --stylesheet sheet.xsl >out 2>err || status=$?
    [ $status -le 2 ] || { echo "$2: exit $status"; bad=1; }
    ! grep -q secret out || { echo "$2: it read a file"; bad=1; }
    [ ! -e written ] || { echo "$2: it wrote a file"; bad=1; }
}
echo '<a>secret</a>' >secret.xml
sheet '' '<xsl:copy-of select="document('\''secret.xml'\'')"/>'
sheet '' "<xsl:copy-of select=\"document('file://$scratch/secret.xml')\"/>"
sheet '' '<e:document href="written">x</e:document>'
sheet '<xsl:import href="secret.xml"/>' 'x'
sheet '<xsl:include href="http://127.0.0.1:9/x"/>' 'x'
printf '<!DOCTYPE xsl:stylesheet [<!ENTITY x SYSTEM "secret.xml">]><xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"><xsl:template match="/">&x;</xsl:template></xsl:stylesheet>' >entity.xsl
"$vssdoc" render "$corpus/made/chain/full/bcd.xml" --stylesheet entity.xsl >out 2>err || true
! grep -q secret out || { echo "an entity in a stylesheet: it read a file"; bad=1; }
sheet '<xsl:template name="r"><xsl:call-template name="r"/></xsl:template>' '<xsl:call-template name="r"/>'

# ---- files that change while they are read ----

# Longer, shorter, gone, another: what was read is shown, or said to be broken.
big=$corpus/made/domain-controller
cp -r "$big" changing
chmod -R u+w changing
(
    for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
        for file in changing/*; do
            head -c $((i * 97)) "$big/${file##*/}" >"$file"
            cp "$big/${file##*/}" "$file"
            rm "$file"
            cp "$big/${file##*/}" "$file"
        done
    done
) &
changer=$!
n=0
while kill -0 $changer 2>gone && [ $n -lt 40 ]; do
    n=$((n + 1))
    status=0
    timeout 20 "$vssdoc" inspect --format json changing >out 2>err || status=$?
    case $status in
    0) ;;
    2) [ -s err ] || grep -q '"error": "' out || { echo "changing files: exit 2 and no message"; bad=1; } ;;
    *) echo "changing files: exit $status $(head -c 300 err)"; bad=1 ;;
    esac
done
wait $changer

# What ends early, wherever that is.
if grep -q '^SANITIZER_CFLAGS = .*-fsanitize' "$top_builddir/Makefile"; then
    skip "a sanitizer's own reads would end early as well"
elif strace -f -q -o trace -e trace=read -e inject=read:retval=0:when=1000 true 2>err; then
    for input in "$corpus/made/chain/inc2/bcd.xml" "$corpus/made/archives/sql2012r2.zip" "$corpus/made/many/2024-05-01/Manifest.xml"; do
        VSSDOC_FAULTS=all "$top_builddir/tests/faults/each" read:retval=0 "$vssdoc" inspect --format json "$input" -o out >log 2>&1 ||
            { tail -n 10 log; bad=1; }
    done
else
    skip "no file can be made to end early: $(head -n 1 err)"
fi
finish
