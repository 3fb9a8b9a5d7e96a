# action.yml is a composite action whose steps do what they say, and pre-commit runs the hook of
# .pre-commit-hooks.yaml: a sound capture can be committed, a defective one cannot.
set -eu
vssdoc=$top_builddir/vssdoc
case $vssdoc in /*) ;; *) vssdoc=$PWD/$vssdoc ;; esac
scratch=$(mktemp -d "${TMPDIR:-/tmp}/vssdoc-hooks.XXXXXX")
trap 'rm -rf "$scratch"' EXIT
cd "$scratch"
unset VSSDOC_CONFIG XDG_CONFIG_HOME GIT_DIR GIT_INDEX_FILE GIT_WORK_TREE
good=$top_srcdir/corpus/made/mywriter bad_one=$top_srcdir/corpus/made/domain-controller

bad=0
complain() {
    echo "$1"
    bad=1
}

# ---- The action ----

if ! python3 -c 'import yaml' 2>/dev/null; then
    echo "no yaml module for Python: action.yml and the hook were not tried"
    exit 77
fi
python3 - "$top_srcdir/action.yml" >second-step <<'PYTHON' || complain "action.yml is not as an action must be"
import re, sys, yaml
action = yaml.safe_load(open(sys.argv[1]))
assert set(action) <= {"name", "author", "description", "inputs", "outputs", "runs", "branding"}
assert action["name"] and action["description"] and action["runs"]["using"] == "composite"
for name, value in action["inputs"].items():
    assert set(value) <= {"description", "required", "default"} and value["description"], name
for step in action["runs"]["steps"]:
    assert set(step) <= {"name", "id", "if", "shell", "run", "env", "working-directory"}, step
    assert step["shell"] == "bash" and "${{" not in step["run"], "what users give comes by env"
    for used in step.get("env", {}).values():
        assert re.fullmatch(r"\$\{\{ inputs\.([a-z-]+) \}\}", used)[1] in action["inputs"], used
first, second = action["runs"]["steps"]
assert '"$GITHUB_ACTION_PATH/scripts/quickstart"' in first["run"]
print(second["run"])
PYTHON
[ -x "$top_srcdir/scripts/quickstart" ] || complain "action.yml runs scripts/quickstart, which is not there"
mkdir -p action/build
ln -s "$vssdoc" action/build/vssdoc
act() { # PATH LEVEL
    status=0
    GITHUB_ACTION_PATH=$scratch/action CAPTURE=$1 LEVEL=$2 bash -e second-step >annotations 2>&1 || status=$?
}
act "$good" error
[ $status -eq 0 ] || complain "the action fails for a sound capture: $(cat annotations)"
act "$bad_one" info
[ $status -eq 1 ] && grep -q '^::\(error\|warning\|notice\) file=' annotations ||
    complain "the action finds nothing in a defective capture: exit $status: $(cat annotations)"

# ---- pre-commit ----

if ! command -v pre-commit >/dev/null || ! command -v git >/dev/null; then
    echo "pre-commit or git is not installed: the hook was not tried"
    [ $bad -eq 0 ] || exit 1
    exit 77
fi
HOME=$scratch PRE_COMMIT_HOME=$scratch/cache PATH=$(dirname "$vssdoc"):$PATH LC_ALL=C.UTF-8
GIT_CONFIG_NOSYSTEM=1 GIT_AUTHOR_NAME=x GIT_AUTHOR_EMAIL=x@x GIT_COMMITTER_NAME=x GIT_COMMITTER_EMAIL=x@x
export HOME PRE_COMMIT_HOME PATH LC_ALL GIT_CONFIG_NOSYSTEM
export GIT_AUTHOR_NAME GIT_AUTHOR_EMAIL GIT_COMMITTER_NAME GIT_COMMITTER_EMAIL

git init -q hooks
cp "$top_srcdir/.pre-commit-hooks.yaml" hooks
git -C hooks add .
git -C hooks commit -qm hooks
git init -q captures
cd captures
printf 'repos:\n  - repo: %s\n    rev: %s\n    hooks:\n      - id: vssdoc\n        args: [captures/]\n' \
    "$scratch/hooks" "$(git -C ../hooks rev-parse HEAD)" >.pre-commit-config.yaml
mkdir -p captures/monday captures/tuesday
cp -R "$good/." captures/monday
chmod -R u+w .
pre-commit install >/dev/null
git add .
git commit -qm "one that is sound" >../out 2>&1 || complain "pre-commit refuses a sound capture: $(cat ../out)"
sed 's/writerId="[^"]*"/writerId="no guid"/' "$good/MyWriter.xml" >captures/tuesday/wmd.xml
git add .
if git commit -qm "one that is not" >../out 2>&1; then
    complain "pre-commit lets a defective capture through"
elif ! grep -q tuesday ../out || grep -q 'captures/monday/.*: error' ../out; then
    complain "pre-commit does not show what is wrong: $(cat ../out)"
fi
exit $bad
