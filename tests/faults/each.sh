# Every command with one fault after the other: an allocation that fails, memory that has run out, a
# system call that fails. Here some of the faults of each command, spread over all that there are;
# VSSDOC_FAULTS=all tries every one, VSSDOC_FAULTS=WORD every one of the commands with this word.
. "$top_srcdir/tests/faults/faults.inc"

FAULT_SO=$top_builddir/tests/faults/fault.so
export FAULT_SO
each=$top_builddir/tests/faults/each

if grep -q '^SANITIZER_CFLAGS = .*-fsanitize' "$top_builddir/Makefile"; then
    echo "skipped: a sanitizer has an allocator of its own, and does not work while it is traced"
    exit 77
fi

kinds=
if FAULT_AT=1 FAULT_ON=$scratch/fired LD_PRELOAD=$FAULT_SO "$vssdoc" --version >out 2>&1; [ -e fired ]; then
    kinds="memory memory+"
else
    skip "allocations cannot be made to fail: $(head -n 1 out)"
fi
if strace -f -q -o trace -e trace=write -e inject=write:error=ENOSPC:when=1 true 2>err; then
    kinds="$kinds openat:error=EMFILE read:error=EIO write:error=ENOSPC newfstatat:error=EIO getdents64:error=EIO
        fsync:error=EIO linkat:error=EACCES rename:error=EACCES clone3:error=EAGAIN"
else
    skip "system calls cannot be made to fail: $(head -n 1 err)"
fi
[ -n "$kinds" ] || finish

# ---- what the commands work on ----

chain=$corpus/made/chain
orchard=$corpus/made/orchard
mywriter=$corpus/made/mywriter
cp -r "$orchard" "$scratch/orchard"
chmod -R u+w orchard
printf '%s\n' 'C:\Orchard\Store\a.tree' 'C:\Orchard\orchard.cfg' 'C:\Orchard\lost.cfg' 'D:\x' >list.txt
cat >backup.reg <<'END'
REGEDIT4
[HKEY_LOCAL_MACHINE\SYSTEM\CurrentControlSet\Control\BackupRestore\FilesNotToBackup]
"Trees"=hex(7):43,3a,5c,4f,72,63,68,61,72,64,5c,2a,20,2f,73,00,00
END
mkdir -p mounted/Orchard/Store
: >mounted/Orchard/orchard.cfg
cat >style.xsl <<'END'
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
<xsl:import href="vssdoc:html"/></xsl:stylesheet>
END
echo '{"schema":"vssdoc/accept/1","accept":[{"rule":"VSS107","reason":"known"}]}' >accept.json
echo '{"validate":{"fail-on":"warning","only":["doc-repeated"]}}' >settings.json
echo '{"schema":"vssdoc/target-state/1","default":"present","services":[{"name":"S","state":"running"}]}' >target.json
printf 'writer\tname\tattribute\ttitle\n' >names.tsv
mkdir queue
for name in bcd halyard; do
    "$vssdoc" convert --format json "$chain/inc2/$name.xml" -o "queue/$name.json"
done
"$vssdoc" convert "$mywriter" --format betest -o betest.xml 2>err
"$vssdoc" inspect --redact --redact-key key.json --format json "$mywriter" >out
"$vssdoc" validate --format json --fail-on never "$corpus/broken/two-identifications.xml" >report.json
fingerprint=$(sed -n 's/.*"fingerprint": "\([0-9a-f]*\)".*/\1/p' report.json | head -n 1)
"$vssdoc" fleet index --today 2026-01-31 fleet.db "$chain/full" "$orchard" >out
archive=$corpus/made/archives/sql2012r2.zip
gzip -c list.txt >list.txt.gz

# ---- the commands ----

# try COMMAND...: with every kind of fault.
try() {
    case ${VSSDOC_FAULTS-all} in
    '' | all) ;;
    *) case " $* " in *"$VSSDOC_FAULTS"*) ;; *) return 0 ;; esac ;;
    esac
    for kind in $kinds; do
        "$each" ${before:+-b "$before"} ${after:+-a "$after"} "$kind" "$vssdoc" "$@" >>log 2>&1 || {
            tail -n 20 log
            bad=1
        }
        : >log
    done
}
# The same where libarchive opens something: version 3.6 falls over allocations of its own that fail, in
# archive_read_open1() and in its formats, and nothing outside can keep it from that.
try_unpacking() { try_without 's/memory+\{0,1\}//g' "$@"; }
# The same with several threads, in each of which strace counts: where the first write of one fails, the
# first of another, which is the message, does too. full.sh has a full disk.
try_jobs() { try_without 's/write:[^ ]*//' "$@"; }
# try_without SED COMMAND...
try_without() {
    of_ours=$kinds
    kinds=$(echo "$kinds" | sed "$1")
    shift
    try "$@"
    kinds=$of_ours
}
before='' after=''

try inspect "$chain/inc2" --format json -o out
try inspect "$chain/inc2" --files --verbose --stats --width 70 -o out
try_unpacking inspect "$archive" --format ndjson -o out
try inspect "$corpus/made/vshadow-listing/wm3-utf16.txt" --names "$scratch/names.tsv" -o out
try_jobs inspect "$chain" --jobs 2 --format json -o out
try inspect "$mywriter" --redact --redact-key key --format json -o out
try inspect "$mywriter" --unredact "$scratch/key.json" -o out
try inspect "$corpus/made/encodings/iso-8859-1-declared.xml" -o out
try validate "$corpus/made/after-restore" --today 2026-01-31 -o out
try validate "$corpus/broken/two-identifications.xml" --accept "$scratch/accept.json" --format sarif -o out
try validate --chain "$chain/full" "$chain/inc1" "$chain/inc2" --format junit -o out
try validate --against "$chain/full" "$chain/inc1" --format json -o out
try validate "$corpus/broken/two-identifications.xml" --write-accept accept -q
try validate --config "$scratch/settings.json" "$mywriter" -o out
try diff "$chain/full" "$chain/inc2" -o out
try diff "$chain/full" "$chain/inc2" --format json --show-ignored --include stamps --map machine:A=B -o out
try diff --history "$chain/full" "$chain/inc1" "$chain/inc2" --format markdown -o out
try select "$orchard" -o out
try_unpacking select "$scratch/orchard" --listing "$scratch/list.txt.gz" --registry "$scratch/backup.reg" --format csv -o out
try select "$orchard" --root "C:=$scratch/mounted" --format json -o out
try select "$mywriter" --betest "$scratch/betest.xml" --format vshadow -o out
try select "$mywriter" --emit-bcd bcd -o out
try why "$orchard" 'C:\Orchard\orchard.cfg' -o out
try why "$mywriter" 'MyWriter:\Executables' --format json -o out
try restore "$corpus/made/after-restore" -t "$scratch/target.json" --format json -o out
try restore "$chain/full" --what-if default=present --compare "$scratch/target.json" --emit-bcd bcd -o out
try timeline "$corpus/made/hyperv" --format json -o out
try graph "$orchard" --of dependencies -o out
try graph "$chain/inc2" --of restore --format json -o out
try render "$chain/inc2" --format xml --today 2026-01-31 -o out
try render "$chain/inc2" --format html --today 2026-01-31 -o out
try render "$chain/inc2" --stylesheet "$scratch/style.xsl" --today 2026-01-31 -o out
try render "$mywriter" --format vshadow -o out
try convert "$chain/inc2" --format json -o out/
try convert "$scratch/queue" --format xml --canonical -o out/
try convert "$mywriter/MyWriter.xml" --encoding utf-16le --bom -o out
try convert "$mywriter/MyWriter.xml" --format testwriter -o out
try convert "$mywriter" --format betest -o out
try rules --format json -o out
try explain 0x80042301 -o out
try explain "$fingerprint" --report "$scratch/report.json" -o out
try schema inspect -o out
try schema wmd.xsd -o out
try help names

# A database holds a capture whole or not at all, and goes on being one: whatever failed, indexing once
# more completes it.
before="cp '$scratch/fleet.db' ."
after="'$vssdoc' fleet index --today 2026-01-31 fleet.db '$chain/inc2' &&
    '$vssdoc' fleet query fleet.db captures --format csv | grep -q 'chain/inc2'"
try fleet index --today 2026-01-31 fleet.db "$chain/inc2"
try fleet index --today 2026-01-31 --again --jobs 2 fleet.db "$chain/inc2" "$orchard"
before=''
after=''
try fleet query "$scratch/fleet.db" captures -o out
try fleet query "$scratch/fleet.db" --sql 'SELECT * FROM components' --format json -o out
finish
