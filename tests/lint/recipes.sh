# Every vssdoc line of README.md's section "For CI" works, with the example as capture/ and last-good/.
set -eu
vssdoc=$top_builddir/vssdoc
case $vssdoc in /*) ;; *) vssdoc=$PWD/$vssdoc ;; esac
section=$(sed -n '/^## For CI/,/^## What goes in/p' "$top_srcdir/README.md")

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cp -R "$top_srcdir/corpus/made/sql2012r2" "$folder/capture"
cp -R "$top_srcdir/corpus/made/sql2012r2" "$folder/last-good"
chmod -R u+w "$folder"
cd "$folder"
SOURCE_DATE_EPOCH=1767225600
export SOURCE_DATE_EPOCH
unset VSSDOC_CONFIG XDG_CONFIG_HOME

bad=0
complain() {
    echo "README.md, For CI: $1"
    bad=1
}
run() { # LINE
    words=${1#*vssdoc validate }
    words=${words%\'}
    status=0
    eval "set -- $words"
    case " $* " in *" capture/ "*) ;; *) set -- "$@" capture/ ;; esac # pre-commit adds the files
    "$vssdoc" validate "$@" >out 2>err || status=$?
    [ $status -le 1 ] || { complain "vssdoc validate $words: exit $status: $(cat err)"; return 0; }
    last=$status
}

lines=$(echo "$section" | sed -n 's/.*\(vssdoc validate [^`]*\)$/\1/p')
[ "$(echo "$lines" | wc -l)" -ge 6 ] || complain "has fewer lines than it should"
while IFS= read -r line; do
    run "$line"
    case $line in
    *--write-accept*)
        echo "$section" | sed -n '/^```json/,/^```/{ /^```/d; p; }' >.vssdoc.json
        ;;
    *--against*)
        [ "$last" -eq 0 ] || complain "$line: something is new in the same capture"
        ;;
    *)
        [ "$last" -eq 0 ] || complain "$line: exit $last although all is accepted"
        ;;
    esac
done <<EOF
$lines
EOF
for made in accept.json vssdoc.sarif vssdoc.xml; do
    [ -s "$made" ] || complain "no line writes $made"
done
exit $bad
