# Healthy documents are broken, one way each, and what is found is what mutations.tsv says: run.py tells the form.
set -eu
command -v python3 >/dev/null || {
    echo "no python3; on Debian: apt-get install python3"
    exit 77
}
exec python3 -B "$top_srcdir/tests/mutations/run.py" "$@"
