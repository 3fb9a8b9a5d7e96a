# Every vssdoc line of README.md's section "For CI" works, with the example as capture/ and last-good/; and
# what the section about git says makes git show what changed, in a real repository.
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

# ---- git ----

git_section=$(sed -n '/^## As JSON and back/,/^## For CI/p' "$top_srcdir/README.md")
if ! command -v git >/dev/null; then
    echo "no git: the section about it was not tried"
    exit $bad
fi
PATH=$(dirname "$vssdoc"):$PATH
HOME=$folder GIT_CONFIG_NOSYSTEM=1 GIT_AUTHOR_NAME=x GIT_AUTHOR_EMAIL=x@x GIT_COMMITTER_NAME=x GIT_COMMITTER_EMAIL=x@x
export PATH HOME GIT_CONFIG_NOSYSTEM GIT_AUTHOR_NAME GIT_AUTHOR_EMAIL GIT_COMMITTER_NAME GIT_COMMITTER_EMAIL
git init -q repository
cd repository
cp "$top_srcdir/corpus/made/mywriter/MyWriter.xml" wmd.xml
echo "$git_section" | sed -n 's/^    \(git config .*\|echo .*\)$/\1/p' >../setup
[ "$(wc -l <../setup)" -eq 2 ] || complain "the section about git has not its two lines"
sh ../setup
git add .
git commit -q -m one
# another order and encoding is no change
"$vssdoc" convert wmd.xml --format xml --one-line --encoding utf-16le -o ../wide.xml
mv ../wide.xml wmd.xml
[ -z "$(git diff -- wmd.xml | sed -n '/^[-+] /p')" ] || complain "git shows a change where only the form changed"
"$vssdoc" convert wmd.xml --format xml | sed '/LicenseInfo/s/selectable="yes"/selectable="no"/' >changed
mv changed wmd.xml
changes=$(git diff -- wmd.xml | sed -n '/^[-+] /p')
case $(echo "$changes" | wc -l):$changes in
2:*'selectable="yes"'*'selectable="no"'*) ;;
*) complain "git does not show the one line that changed: $changes" ;;
esac
exit $bad
