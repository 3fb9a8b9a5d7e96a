# Documents made to take long: much of one kind, and questions whose cost has to grow with the documents
# alone. What grows with the square of them runs out of its processor time or of memory here.
. "$top_srcdir/tests/faults/faults.inc"

if grep -q '^SANITIZER_CFLAGS = .*-fsanitize' "$top_builddir/Makefile"; then
    echo "skipped: sanitizers need more address space than can be limited"
    exit 77
fi
limited() { # COMMAND...
    (ulimit -t 20 && ulimit -v 2000000 && exec "$@")
}
limited true 2>err || { skip "ulimit does not work: $(cat err)"; finish; }

wmd() { # GROUPS, one per line on standard input
    echo '<WRITER_METADATA xmlns="x-schema:#VssWriterMetadataInfo" version="1.2">'
    echo '<IDENTIFICATION writerId="91b6adf5-0df4-4553-81df-1ac0aa0f4147"'
    echo 'instanceId="da26b974-a4de-4243-a10f-7e55fefcad91" friendlyName="W" usage="USER_DATA"'
    echo 'dataSource="OTHER"/><BACKUP_LOCATIONS>'
    cat
    echo '</BACKUP_LOCATIONS></WRITER_METADATA>'
}

# Each component depends on one other, and after that on another.
depend() { # STEP
    awk -v step="$1" 'BEGIN { n = 50000; for (i = 0; i < n; i++)
        printf "<FILE_GROUP componentName=\"c%d\"><DEPENDENCY writerId=" \
            "\"91b6adf5-0df4-4553-81df-1ac0aa0f4147\" componentName=\"c%d\"/></FILE_GROUP>\n",
            i, (i + step) % n }' | wmd
}
depend 1 >old.xml
depend 2 >new.xml
status=0
limited "$vssdoc" diff old.xml new.xml --format json >out 2>err || status=$?
ends 1 "diff of 50000 dependencies"
grep -q dependency-added out ||
    { echo "diff of 50000 dependencies: none was added"; bad=1; }

# A machine's name as often as it fits into one text.
named() { # NAME
    awk -v name="$1" 'BEGIN { printf "<FILE_GROUP componentName=\""
        for (i = 0; i < 200000; i++) printf "%s ", name
        print name "\"/>" }' | wmd
}
named A >named.xml
named BB >renamed.xml
status=0
limited "$vssdoc" diff named.xml renamed.xml --map machine:A=BB >out 2>err || status=$?
ends 0 "diff --map of a name that stands 200001 times in a text"

# Many patterns in one folder, and many changed files that none of them holds.
mkdir crowded
awk 'BEGIN { print "<FILE_GROUP componentName=\"c\">"
    for (i = 0; i < 60000; i++) printf "<FILE_LIST path=\"C:\\d\" filespec=\"*q%d\"/>\n", i
    print "</FILE_GROUP>" }' | wmd >crowded/wmd.xml
{
    echo '<BACKUP_COMPONENTS xmlns="x-schema:#VssComponentMetadata" version="1.2"'
    echo 'bootableSystemStateBackup="no" selectComponents="yes" backupType="incremental"'
    echo 'partialFileSupport="yes"><WRITER_COMPONENTS backupSchema="3855"'
    echo 'writerId="91b6adf5-0df4-4553-81df-1ac0aa0f4147"'
    echo 'instanceId="da26b974-a4de-4243-a10f-7e55fefcad91">'
    echo '<COMPONENT componentName="c" componentType="filegroup">'
    awk 'BEGIN { for (i = 0; i < 60000; i++)
        printf "<PARTIAL_FILE path=\"C:\\d\" filespec=\"f%d\" ranges=\"0:1\" metadata=\"\"/>\n", i }'
    echo '</COMPONENT></WRITER_COMPONENTS></BACKUP_COMPONENTS>'
} >crowded/bcd.xml
status=0
limited "$vssdoc" restore crowded --format json >out 2>err || status=$?
[ $status -lt 2 ] || ends 0 "restore of 60000 changed files"
grep -q 'too many of both' out || { echo "restore of 60000 changed files: nothing is untold"; bad=1; }
finish
