"""Every cause that diff knows but noise: an edit of a small capture that has it and no other, and its opposite the
other way round. A cause without an edit here is a failure."""

import re
import tempfile
from pathlib import Path

from vssdoc import SOURCE, Check, Run, parse

WRITER = """<WRITER_METADATA xmlns="x-schema:#VssWriterMetadataInfo" version="1.2" backupSchema="0">
<IDENTIFICATION writerId="11111111-1111-4111-8111-111111111111" instanceId="22222222-2222-4222-8222-222222222222" friendlyName="Quay Writer" usage="USER_DATA" dataSource="OTHER"/>
<RESTORE_METHOD method="RESTORE_IF_CAN_BE_REPLACED" writerRestore="always" rebootRequired="no">
<ALTERNATE_LOCATION_MAPPING path="D:\\Quay" filespec="*.q" alternatePath="E:\\Quay"/>
</RESTORE_METHOD>
<BACKUP_LOCATIONS>
<EXCLUDE_FILES path="D:\\Elsewhere" filespec="*"/>
<INCLUDE_FILES path="D:\\Included" filespec="i.txt"/>
<FILE_GROUP componentName="Docks" caption="Docks" selectable="yes" selectableForRestore="no" componentFlags="0">
<FILE_LIST path="D:\\Quay" filespec="*.q" filespecBackupType="3855"/>
<FILE_LIST path="D:\\Quay\\Side" filespec="s.txt" filespecBackupType="3855"/>
<DEPENDENCY writerId="11111111-1111-4111-8111-111111111111" componentName="Cranes"/>
</FILE_GROUP>
<FILE_GROUP logicalPath="Docks" componentName="Berth" selectable="no" selectableForRestore="no">
<FILE_LIST path="D:\\Quay\\Berth" filespec="*"/>
</FILE_GROUP>
<DATABASE componentName="Cranes" selectable="yes">
<DATABASE_FILES path="F:\\Cranes" filespec="c.db"/>
<DATABASE_LOGFILES path="F:\\Cranes" filespec="c.log"/>
</DATABASE>
</BACKUP_LOCATIONS>
</WRITER_METADATA>"""

# Components of another writer that the machine has, so that dependencies on it can be told.
OTHER = """<WRITER_METADATA xmlns="x-schema:#VssWriterMetadataInfo" version="1.2">
<IDENTIFICATION writerId="33333333-3333-4333-8333-333333333333" instanceId="44444444-4444-4444-8444-444444444444" friendlyName="Harbour Writer" usage="BOOTABLE_SYSTEM_STATE" dataSource="OTHER"/>
<RESTORE_METHOD method="RESTORE_IF_CAN_BE_REPLACED" writerRestore="never" rebootRequired="no"/>
<BACKUP_LOCATIONS><FILE_GROUP componentName="Pilot" selectable="yes" componentFlags="0"><FILE_LIST path="C:\\Pilot" filespec="*"/></FILE_GROUP></BACKUP_LOCATIONS>
</WRITER_METADATA>"""

BACKUP = """<BACKUP_COMPONENTS xmlns="x-schema:#VssComponentMetadata" version="1.2" bootableSystemStateBackup="no" selectComponents="yes" backupType="full" partialFileSupport="no" snapshotSetId="55555555-5555-4555-8555-555555555555">
<WRITER_COMPONENTS instanceId="22222222-2222-4222-8222-222222222222" writerId="11111111-1111-4111-8111-111111111111">
<COMPONENT componentName="Docks" componentType="filegroup" backupSucceeded="yes"/>
<COMPONENT componentName="Cranes" componentType="database" backupSucceeded="yes" backupStamp="s"/>
</WRITER_COMPONENTS>
<SNAPSHOT_SET_DESCRIPTION snapshotSetId="55555555-5555-4555-8555-555555555555">
<SNAPSHOT_DESCRIPTION snapshotId="66666666-6666-4666-8666-666666666666" originalVolumeName="D:\\"/>
<SNAPSHOT_DESCRIPTION snapshotId="77777777-7777-4777-8777-777777777777" originalVolumeName="F:\\"/>
</SNAPSHOT_SET_DESCRIPTION>
</BACKUP_COMPONENTS>"""

MANIFEST = """<Manifest><ShadowCopySet GUID="{55555555-5555-4555-8555-555555555555}" MachineName="QUAY1">
<ShadowCopy GUID="{66666666-6666-4666-8666-666666666666}" OriginalVolume="D:\\"></ShadowCopy>
<ShadowCopy GUID="{77777777-7777-4777-8777-777777777777}" OriginalVolume="F:\\"></ShadowCopy>
</ShadowCopySet><BackupComponents File="bcd.xml"></BackupComponents></Manifest>"""

BASE = {"quay.xml": WRITER, "harbour.xml": OTHER, "bcd.xml": BACKUP}

DOCKS = '<FILE_LIST path="D:\\Quay\\Side" filespec="s.txt" filespecBackupType="3855"/>\n'
BERTH = re.search(r'<FILE_GROUP logicalPath="Docks".*?</FILE_GROUP>\n', WRITER, re.S).group()
CRANES = re.search(r"<DATABASE componentName.*?</DATABASE>\n", WRITER, re.S).group()
MAPPING = re.search(r"<ALTERNATE_LOCATION_MAPPING.*?/>\n", WRITER).group()
TO_CRANES = '<DEPENDENCY writerId="11111111-1111-4111-8111-111111111111" componentName="Cranes"/>\n'
UNMET = TO_CRANES.replace("Cranes", "Ferries")
UNTOLD = TO_CRANES.replace("1111", "9999")
EXCLUDE = '<EXCLUDE_FILES path="D:\\Elsewhere" filespec="*"/>\n'
RECORD = '<COMPONENT componentName="Cranes" componentType="database" backupSucceeded="yes" backupStamp="s"/>\n'
ENTRY = re.search(r"<WRITER_COMPONENTS.*?</WRITER_COMPONENTS>\n", BACKUP, re.S).group()


def edited(capture, *edits):
    """Each edit replaces a text that stands in the documents once."""
    capture = dict(capture)
    for old, new in edits:
        names = [name for name, text in capture.items() if text.count(old) == 1]
        assert len(names) == 1, (old, names)
        capture[names[0]] = capture[names[0]].replace(old, new)
    return capture


def made(old, new):
    return edited(BASE, (old, new))


def without(name, capture=None):
    return {k: v for k, v in (capture or BASE).items() if k != name}


def method(text):
    return made('method="RESTORE_IF_CAN_BE_REPLACED" writerRestore="always" rebootRequired="no"', text)


def schema(bits):
    return made('backupSchema="0"', f'backupSchema="{bits}"')


def mask(bits):
    return made('s.txt" filespecBackupType="3855"', f's.txt" filespecBackupType="{bits}"')


def record(text):
    return made(' backupStamp="s"', " " + text)


STOPPED = method('method="STOP_RESTORE_START" service="QuaySvc" writerRestore="always" rebootRequired="no"')
ELSEWHERE = method('method="RESTORE_TO_ALTERNATE_LOCATION" writerRestore="always" rebootRequired="no"')
TWO = {f"{folder}/{name}": text for folder in ("one", "two") for name, text in BASE.items()}
WITH_MANIFEST = {**BASE, "manifest.xml": MANIFEST}
BERTH_EMPTY = re.sub("<FILE_LIST.*/>\n", "", BERTH)
EMPTY = edited(BASE, (BERTH, BERTH_EMPTY))
ALONE = {"quay.xml": WRITER}
VERSION = edited(BASE, ("D:\\Quay\\Side", "C:\\Quay\\v1.2.3\\Side"))
WIDE = edited(BASE, (DOCKS, DOCKS + DOCKS.replace("s.txt", "*")))

# What is made of the capture on the left -> the causes of it, each once.
EDITS = [
    ("writer-removed bcd-writer-removed", BASE, without("quay.xml", edited(BASE, (ENTRY, "")))),
    ("writer-detail", BASE,
     made('usage="USER_DATA" dataSource="OTHER"', 'usage="USER_DATA" dataSource="TRANSACTION_DB"')),
    ("writer-left-system-state", BASE, made('"BOOTABLE_SYSTEM_STATE"', '"USER_DATA"')),
    ("schema-restore-gained", BASE, schema(0x100)),
    ("schema-backup-gained", BASE, schema(0x2)),
    ("schema-became-exclusive", BASE, schema(0x4)),
    ("schema-detail", BASE, schema(0x400)),
    ("schema-detail", BASE, schema("what")),
    ("restore-method-removed", BASE,
     made(re.search("<RESTORE_METHOD.*</RESTORE_METHOD>\n", WRITER, re.S).group(), "" + MAPPING)),
    ("restore-method-unusable", BASE, method('method="STOP_RESTORE_START" writerRestore="always" rebootRequired="no"')),
    ("restore-method-unusable", BASE, method('method="HOPING" writerRestore="always" rebootRequired="no"')),
    ("restore-method-unusable", STOPPED, edited(STOPPED, (' service="QuaySvc"', ""))),
    ("restore-method-other", STOPPED, edited(STOPPED, ("QuaySvc", "QuayService"))),
    ("restore-method-other", BASE, method('method="RESTORE_IF_NOT_THERE" writerRestore="always" rebootRequired="no"')),
    ("restore-method-other", BASE, method('method="RESTORE_IF_CAN_BE_REPLACED" writerRestore="never" rebootRequired="no"')),
    ("restore-reboot-needed", BASE, method('method="RESTORE_IF_CAN_BE_REPLACED" writerRestore="always" rebootRequired="yes"')),
    ("restore-method-detail", BASE,
     method('method="RESTORE_IF_CAN_BE_REPLACED" writerRestore="always" rebootRequired="no" userProcedure="read me"')),
    ("restore-method-detail", BASE,
     method('method="RESTORE_IF_CAN_BE_REPLACED" writerRestore="always" rebootRequired="no" service="QuaySvc"')),
    ("mapping-removed-needed", ELSEWHERE, edited(ELSEWHERE, (MAPPING, ""))),
    ("mapping-removed", BASE, made(MAPPING, "")),
    ("mapping-changed", BASE, made("E:\\Quay", "G:\\Quay")),
    ("component-removed bcd-component-removed dependency-removed", BASE,
     edited(BASE, (CRANES, ""), (TO_CRANES, ""), (RECORD, ""))),
    ("component-detail", BASE, made('caption="Docks"', 'caption="The docks"')),
    ("component-type-changed", EMPTY, edited(EMPTY, (BERTH_EMPTY, BERTH_EMPTY.replace("FILE_GROUP", "DATABASE")))),
    ("component-no-longer-selectable", BASE,
     made('componentName="Cranes" selectable="yes"', 'componentName="Cranes" selectable="no"')),
    ("component-selectable-itself", BASE,
     made('componentName="Berth" selectable="no"', 'componentName="Berth" selectable="yes"')),
    ("component-restorable-alone", BASE,
     made('componentName="Berth" selectable="no" selectableForRestore="no"', 'componentName="Berth" selectable="no" selectableForRestore="yes"')),
    ("component-restore-flag", BASE,
     made('caption="Docks" selectable="yes" selectableForRestore="no"', 'caption="Docks" selectable="yes" selectableForRestore="yes"')),
    ("component-left-system-state", BASE,
     made('componentName="Pilot" selectable="yes" componentFlags="0"', 'componentName="Pilot" selectable="yes" componentFlags="4"')),
    ("component-detail", BASE,
     made('selectableForRestore="no" componentFlags="0"', 'selectableForRestore="no" componentFlags="4"')),
    ("file-set-removed", BASE, made(DOCKS, "")),
    ("file-set-removed-covered", WIDE, edited(WIDE, (DOCKS, ""))),
    ("file-set-removed-unused", edited(BASE, (DOCKS, DOCKS + DOCKS.replace("Quay\\Side", "Elsewhere"))), BASE),
    ("file-set-excluded", BASE,
     edited(BASE, (DOCKS, ""), (EXCLUDE, EXCLUDE + '<EXCLUDE_FILES path="D:\\Quay\\Side" filespec="s.txt"/>\n'))),
    ("file-set-moved-component", BASE,
     edited(BASE, (DOCKS, ""), ("</FILE_GROUP>\n<DATABASE", DOCKS + "</FILE_GROUP>\n<DATABASE"))),
    ("file-set-moved-version", VERSION, edited(VERSION, ("v1.2.3", "v1.2.4"))),
    ("file-set-left-full-backups", BASE, mask(0xF0E)),
    ("file-set-left-other-backups", BASE, mask(0xF0D)),
    ("file-set-without-snapshot", BASE, mask(0xE0F)),
    ("file-set-mask-detail", BASE, mask(0xF1F)),
    ("file-set-mask-detail", BASE, mask("what")),
    ("file-set-folders-joined", BASE, made('filespec="s.txt"', 'filespec="s.txt" recursive="yes"')),
    ("file-set-read-elsewhere", BASE, made('filespec="s.txt"', 'filespec="s.txt" alternatePath="G:\\Copy"')),
    ("file-set-kind-changed", BASE,
     made('<DATABASE_FILES path="F:\\Cranes" filespec="c.db"', '<DATABASE_LOGFILES path="F:\\Cranes" filespec="c.db"')),
    ("file-set-detail", BASE, made('filespec="s.txt"', 'filespec="s.txt" colour="red"')),
    ("exclude-added-covers", BASE, made(EXCLUDE, EXCLUDE + '<EXCLUDE_FILES path="D:\\Quay\\Side" filespec="*"/>\n')),
    ("exclude-added-touches", BASE, made(EXCLUDE, EXCLUDE + '<EXCLUDE_FILES path="D:\\Quay" filespec="a*.q"/>\n')),
    ("exclude-added", BASE, made(EXCLUDE, EXCLUDE + '<EXCLUDE_FILES path="D:\\Nowhere" filespec="*"/>\n')),
    ("exclude-changed", BASE, made(EXCLUDE, EXCLUDE.replace("/>", ' colour="red"/>'))),
    ("snapshot-exclude-added-touches", BASE,
     made(EXCLUDE, EXCLUDE + '<EXCLUDE_FILES_FROM_SNAPSHOT path="D:\\Quay" filespec="*.q"/>\n')),
    ("snapshot-exclude-added", BASE,
     made(EXCLUDE, EXCLUDE + '<EXCLUDE_FILES_FROM_SNAPSHOT path="D:\\Nowhere" filespec="*"/>\n')),
    ("include-removed", BASE, made('<INCLUDE_FILES path="D:\\Included" filespec="i.txt"/>\n', "")),
    ("include-changed", BASE, made('filespec="i.txt"', 'filespec="i.txt" colour="red"')),
    ("dependency-removed", BASE, made(TO_CRANES, "")),
    ("dependency-added-unmet", BASE, made(TO_CRANES, TO_CRANES + UNMET)),
    ("dependency-added-untold", ALONE, edited(ALONE, (TO_CRANES, TO_CRANES + UNTOLD))),
    ("dependency-changed", BASE, made(TO_CRANES, TO_CRANES.replace("/>", ' colour="red"/>'))),
    ("wmds-removed", BASE, without("quay.xml", without("harbour.xml"))),
    ("bcd-removed", BASE, without("bcd.xml")),
    ("manifest-removed", WITH_MANIFEST, BASE),
    ("bcd-backup-type-changed",
     edited(BASE, ('backupType="full"', 'backupType="incremental"')), edited(BASE, ('backupType="full"', 'backupType="differential"'))),
    ("bcd-base-changed", BASE, made('backupType="full"', 'backupType="copy"')),
    ("bcd-components-unused", BASE, made('selectComponents="yes"', 'selectComponents="no"')),
    ("bcd-joined-system-state", BASE, made('bootableSystemStateBackup="no"', 'bootableSystemStateBackup="yes"')),
    ("bcd-volume-removed", BASE,
     made('<SNAPSHOT_DESCRIPTION snapshotId="77777777-7777-4777-8777-777777777777" originalVolumeName="F:\\"/>\n', "")),
    ("bcd-detail", BASE, made('partialFileSupport="no"', 'partialFileSupport="yes"')),
    ("bcd-writer-removed", BASE, made(ENTRY, "")),
    ("bcd-writer-detail", BASE,
     made('writerId="11111111-1111-4111-8111-111111111111">', 'writerId="11111111-1111-4111-8111-111111111111" colour="red">')),
    ("bcd-component-removed", BASE, made(RECORD, "")),
    ("bcd-component-failed", BASE, made('"filegroup" backupSucceeded="yes"', '"filegroup" backupSucceeded="no"')),
    ("bcd-component-failed", BASE, record('backupStamp="s" fileRestoreStatus="failed"')),
    ("bcd-component-failed", BASE, record('backupStamp="s" postSnapshotFailureMsg="no room"')),
    ("bcd-component-request", BASE, record('backupStamp="s" backupOptions="a=b"')),
    ("bcd-component-detail", BASE, record("")),
    ("bcd-component-detail", BASE, record('backupStamp="s" fileRestoreStatus="all"')),
    ("capture-removed", TWO, {name: text for name, text in TWO.items() if name.startswith("one/")}),
    ("manifest-machine-changed", WITH_MANIFEST, edited(WITH_MANIFEST, ('"QUAY1"', '"QUAY2"'))),
    ("manifest-volume-removed", WITH_MANIFEST,
     edited(WITH_MANIFEST, ('<ShadowCopy GUID="{77777777-7777-4777-8777-777777777777}" OriginalVolume="F:\\"></ShadowCopy>\n', ""))),
    ("manifest-detail", WITH_MANIFEST,
     edited(WITH_MANIFEST, ('<BackupComponents File="bcd.xml">', '<BackupComponents File="bcd.xml" Colour="red">'))),
]


def save(folder, capture):
    folder.mkdir(parents=True)
    for name, text in capture.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def causes(old, new):
    run = Run("diff", "--format", "json", old, new)
    return sorted(change["cause"] for change in parse(run.out)["changes"]), run.err


def main():
    check = Check()
    text = (SOURCE / "src" / "diff" / "causes.c").read_text("utf-8")
    opposites = dict(re.findall(r'\{"([\w-]+)",\s*"[\w-]+",\s*VSSDOC_CHANGE_\w+,\s*"([\w-]+)",', text))
    seen = set()
    with tempfile.TemporaryDirectory() as scratch:
        def look(numbered):
            n, (expected, old, new) = numbered
            folders = [Path(scratch) / str(n) / which for which in ("old", "new")]
            save(folders[0], old), save(folders[1], new)
            wanted = expected.split()
            for way, there in ((folders, wanted), (folders[::-1], [opposites[cause] for cause in wanted])):
                told, messages = causes(*way)
                check.that(told == sorted(there), f"edit {n}", way[1].name, "says", told, "for", there, messages.decode())
                seen.update(there)
        check.every(look, enumerate(EDITS))
    missing = sorted(set(opposites) - seen - {"noise"})
    check.that(not missing, "no edit here has", *missing)
    check.end()


main()
