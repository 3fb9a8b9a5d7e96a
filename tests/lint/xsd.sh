# The committed XML Schemas are those that the table of names makes, and healthy documents conform.
set -eu
vssdoc=$top_builddir/vssdoc
for kind in wmd bcd manifest; do
    "$vssdoc" schema $kind.xsd | diff -u "$top_srcdir/schemas/$kind.xsd" - || exit 1
done
command -v xmllint >/dev/null || { echo "skipped: xmllint is not installed"; exit 77; }

# xmllint reads no UTF-16 without a mark, and these are about encodings, names and restores that the
# inferred spellings are deliberately stretched in.
bad=0
for folder in sql2012r2 hyperv domain-controller exchange sharepoint mywriter; do
    for file in "$top_srcdir/corpus/made/$folder"/*.xml; do
        schema=
        grep -q '<WRITER_METADATA' "$file" && schema=wmd
        grep -q '<BACKUP_COMPONENTS' "$file" && schema=bcd
        [ -n "$schema" ] || continue
        xmllint --noout --schema "$top_srcdir/schemas/$schema.xsd" "$file" 2>&1 | grep -v ' validates$' &&
            bad=1
    done
done
exit $bad
