# Every file below corpus/ has its origin in corpus/PROVENANCE.tsv, and no row there is stale.
# A row's first column is a path relative to corpus/, or a shell pattern whose * also spans folders.
set -euf
cd "$top_srcdir/corpus"

patterns=$(sed '1d; /^#/d; /^$/d; s/\t.*//' PROVENANCE.tsv)
files=$(find . -type f ! -name PROVENANCE.tsv ! -name README.md ! -name local.mk | sed 's|^\./||')
newline='
'
IFS=$newline

bad=0
matches() { # PATTERN; are there files of that form?
    # shellcheck disable=SC2254 # it is a pattern
    for file in $files; do case $file in $1) return 0 ;; esac; done
    return 1
}
has_origin() { # FILE
    # shellcheck disable=SC2254 # it is a pattern
    for pattern in $patterns; do case $1 in $pattern) return 0 ;; esac; done
    return 1
}
for each in $files; do
    has_origin "$each" || { echo "corpus/$each: not in PROVENANCE.tsv"; bad=1; }
done
for each in $patterns; do
    matches "$each" || { echo "corpus/PROVENANCE.tsv: no file is $each"; bad=1; }
done
exit $bad
