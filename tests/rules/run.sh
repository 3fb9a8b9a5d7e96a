# Every rule of the catalogue has its examples, and finds in them what it should: run.py tells the form.
set -eu
command -v python3 >/dev/null || {
    echo "no python3; on Debian: apt-get install python3"
    exit 77
}
exec python3 -B "$top_srcdir/tests/rules/run.py" "$@"
