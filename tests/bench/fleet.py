#!/usr/bin/env python3
"""Writes the captures of a fleet into a folder: some hundreds of machines, a few captures of each.

    fleet.py [--file-sets N] FOLDER CAPTURES

Machines differ in Windows version, role, volumes and writers; their captures come as DiskShadow's folders,
as zip and tar.gz archives, as folders like Windows Server Backup's and as VShadow's text, in UTF-8 and
UTF-16. Over the weeks writers go, restore methods, components and lists of files change, backups of
components fail. One capture in fifty is broken in one of several ways. The System Writer has 300 file sets
unless told otherwise; on a real server it has about twenty thousand. The same arguments write the same bytes.
"""

import argparse
import base64
import datetime
import io
import os
import random
import struct
import tarfile
import uuid
import zipfile

import generate

WMD = '<WRITER_METADATA xmlns="x-schema:#VssWriterMetadataInfo" version="1.2"%s>'
IDENTIFICATION = (
    '<IDENTIFICATION writerId="%s" instanceId="%s"%s friendlyName="%s" usage="%s" dataSource="%s" '
    'majorVersion="0" minorVersion="0"/>'
)
METHOD = '<RESTORE_METHOD method="%s" writerRestore="%s" rebootRequired="%s"/>'
AT_REBOOT = "REPLACE_AT_REBOOT_IF_CANNOT_REPLACE", "never", "yes"
GROUP = (
    '<FILE_GROUP%s componentName="%s" restoreMetadata="no" notifyOnBackupComplete="%s" selectable="%s" '
    'selectableForRestore="%s" componentFlags="%d">%s</FILE_GROUP>'
)
SET = '<FILE_LIST path="%s" filespec="%s"%s filespecBackupType="3855"/>'
FIRST_DAY = datetime.datetime(2026, 1, 4, 19, 0)
WEEKS = 8


def file_set(path, filespec, recursive=False):
    return SET % (path, filespec, ' recursive="yes"' if recursive else "")


def group(name, sets, path=None, selectable=True, restore=False, notify=False, flags=0):
    yes = {True: "yes", False: "no"}
    logical = ' logicalPath="%s"' % path if path else ""
    text = GROUP % (logical, name, yes[notify], yes[selectable], yes[restore], flags, "".join(sets))
    return path, name, text


# The writers that every Windows has: name, class, usage, source, method, components, and what is left out.
def system_writers(system_sets):
    w = r"C:\Windows"
    return [
        ("Task Scheduler Writer", "d61d61c8-d73a-4eee-8cdd-f6f9786b7124", "BOOTABLE_SYSTEM_STATE", "OTHER",
         AT_REBOOT[:2] + ("no",),
         [group("TasksStore", [file_set(r"%SystemRoot%\Tasks", "*", True)], selectable=False)], ""),
        ("VSS Metadata Store Writer", "75dfb225-e2e4-4d39-9ac9-ffaff65ddf06", "BOOTABLE_SYSTEM_STATE", "OTHER",
         AT_REBOOT[:2] + ("no",),
         [group("WriterMetadataStore", [file_set(r"%windir%\Vss\Writers", "*.xml", True)])], ""),
        ("Performance Counters Writer", "0bada1de-01a9-4625-8278-69e735f39dd2", "BOOTABLE_SYSTEM_STATE", "OTHER",
         AT_REBOOT[:2] + ("no",),
         [group("PerformanceCounters", [file_set(r"%SystemRoot%\System32", "Perf" + c + "0??.dat") for c in "cdhi"])],
         ""),
        ("System Writer", "e8132975-6f93-4464-a53e-1050253ae220", "BOOTABLE_SYSTEM_STATE", "OTHER", AT_REBOOT,
         [group("System Files", system_sets[len(system_sets) // 20:]),
          group("Win32 Services Files", system_sets[:len(system_sets) // 20])], ""),
        ("WMI Writer", "a6ad56c2-b509-4e6c-bb19-49d8f43532f0", "SYSTEM_SERVICE", "OTHER",
         ("REPLACE_AT_REBOOT", "never", "yes"),
         [group("WMI", [file_set(w + r"\System32\wbem\Repository", "*", True)], selectable=False)], ""),
        ("Registry Writer", "afbab4a2-367d-4d15-a586-71dbb18f8485", "BOOTABLE_SYSTEM_STATE", "OTHER", AT_REBOOT,
         [group("Registry", [file_set(w + r"\System32\Config", hive)
                             for hive in ("DEFAULT", "SAM", "SECURITY", "SOFTWARE", "SYSTEM")])],
         '<EXCLUDE_FILES path="%s" filespec="*.LOG1" recursive="no"/>' % (w + r"\System32\Config")),
        ("COM+ REGDB Writer", "542da469-d3e1-473c-9f4f-7847f01fc64f", "BOOTABLE_SYSTEM_STATE", "OTHER", AT_REBOOT,
         [group("COM+ REGDB", [file_set(r"%systemroot%\Registration", "*.clb", True)])], ""),
        ("BITS Writer", "4969d978-be47-48b0-b100-f328f07ac1e0", "SYSTEM_SERVICE", "OTHER", None, [],
         r'<EXCLUDE_FILES path="C:\Windows\system32" filespec="bits*.log" recursive="no"/>'),
        ("Shadow Copy Optimization Writer", "4dc3bdd4-ab48-4d07-adb0-3bee2926fd7f", "USER_DATA", "OTHER", None, [],
         r'<EXCLUDE_FILES_FROM_SNAPSHOT path="C:\Windows\SoftwareDistribution\Download" filespec="*" recursive="yes"/>'),
    ]


def sql_writer(machine, databases):
    components = []
    for name, volume in databases:
        sets = [file_set(volume + r"\SQLData", name + ".mdf"), file_set(volume + r"\SQLLogs", name + "_log.ldf")]
        components.append(group(name, sets, machine, restore=True, notify=True, flags=2))
    return ("SqlServerWriter", "a65faa63-5ea8-4ebc-9dbd-a0c4db26912a", "USER_DATA", "TRANSACTION_DB",
            ("RESTORE_IF_CAN_BE_REPLACED", "always", "no"), components, "")


def hyperv_writer(guests):
    components = [group(guest, [file_set("D:\\VMs\\" + guest, "*", True)], restore=True, notify=True)
                  for guest in guests]
    return ("Microsoft Hyper-V VSS Writer", "66841cd4-6ded-4f4b-8f17-fd23f8ddc3de", "USER_DATA", "OTHER",
            ("RESTORE_IF_CAN_BE_REPLACED", "always", "no"), components, "")


def ntds_writer():
    sets = [file_set(r"C:\Windows\NTDS", "ntds.dit"), file_set(r"C:\Windows\NTDS", "edb*.log")]
    return ("NTDS", "b2014c9e-8711-4c5c-a5a9-3cf384484757", "BOOTABLE_SYSTEM_STATE", "TRANSACTION_DB", AT_REBOOT,
            [group("ntds", sets, r"C:\Windows\NTDS")], "")


def iis_writer():
    sets = [file_set(r"C:\Windows\system32\inetsrv\config", "*", True)]
    return ("IIS Config Writer", "2a40fd15-dfca-4aa8-a654-1f8c654603f6", "SYSTEM_SERVICE", "OTHER",
            AT_REBOOT, [group("IISCONFIG", sets)], "")


class Machine:
    def __init__(self, number, versions, chance):
        self.name = "%s-%04d" % (chance.choice(["HARBOR", "ORCHARD", "QUARRY", "MILL", "BRÜCKE"]), number)
        self.role = chance.choice(["file", "file", "sql", "sql", "hyperv", "domain", "web"])
        self.form = chance.choice(["folder", "folder", "zip", "tar.gz", "wsb", "wm3"])
        self.wide = chance.random() < 0.1
        self.version = chance.choice(versions)
        self.databases = [("Db%03d" % i, chance.choice(["D:", "D:", "E:"])) for i in range(chance.randint(1, 12))]
        self.guests = ["guest%02d" % i for i in range(chance.randint(1, 20))]
        # What happens to it, and in which week
        self.loses = (chance.choice(["WMI Writer", "COM+ REGDB Writer", "System Writer", "SqlServerWriter"]),
                      chance.randrange(1, WEEKS)) if chance.random() < 0.15 else None
        self.customised = chance.randrange(WEEKS) if chance.random() < 0.02 else None
        self.database_leaves = chance.randrange(1, WEEKS) if chance.random() < 0.1 else None
        self.updated = chance.randrange(1, WEEKS) if chance.random() < 0.3 else None
        self.fails = chance.randrange(WEEKS - 2, WEEKS) if chance.random() < 0.3 else None
        self.not_selected = {i for i in range(20) if chance.random() < 0.05}

    def writers(self, week, versions):
        version = self.version + (1 if self.updated is not None and week >= self.updated else 0)
        writers = list(versions[version % len(versions)])
        databases = self.databases
        if self.database_leaves is not None and week >= self.database_leaves:
            databases = databases[1:]
        if self.role == "sql":
            writers.append(sql_writer(self.name, databases))
        elif self.role == "hyperv":
            writers.append(hyperv_writer(self.guests))
        elif self.role == "domain":
            writers.append(ntds_writer())
        elif self.role == "web":
            writers.append(iis_writer())
        if self.loses and week >= self.loses[1]:
            writers = [w for w in writers if w[0] != self.loses[0]]
        if self.customised is not None and week >= self.customised:
            writers = [w[:4] + (("CUSTOM", "always", "no"),) + w[5:] if w[0] == "Registry Writer" else w
                       for w in writers]
        return writers


def filetime_stamp(when):
    ticks = int((when - datetime.datetime(1601, 1, 1)).total_seconds()) * 10**7
    return base64.b64encode(struct.pack("<HHQ", 8, 0, ticks)).decode()


def documents_of(machine, week, versions, chance):
    """Names and texts of one capture's documents."""
    when = FIRST_DAY + datetime.timedelta(weeks=week)
    new_guid = lambda: str(uuid.UUID(int=chance.getrandbits(128), version=4))
    snapshot_set, entries, documents, listed = new_guid(), [], [], []
    for number, (name, class_id, usage, source, method, components, left_out) in enumerate(
            machine.writers(week, versions)):
        instance = new_guid()
        extra = ' instanceName="Microsoft SQL Server:SQLWriter"' if name == "SqlServerWriter" else ""
        text = (WMD % (' backupSchema="881"' if extra else "")
                + IDENTIFICATION % (class_id, instance, extra, name, usage, source)
                + (METHOD % method if method else "")
                + "<BACKUP_LOCATIONS>" + "".join(c[2] for c in components) + left_out
                + "</BACKUP_LOCATIONS></WRITER_METADATA>")
        documents.append(("WM%d.xml" % number, text))
        listed.append((name, "WM%d.xml" % number))
        records = []
        for index, (path, component, _) in enumerate(components):
            if extra and index in machine.not_selected:
                continue
            attributes = ' logicalPath="%s"' % path if path else ""
            attributes += ' componentName="%s" componentType="filegroup"' % component
            if extra:
                attributes += ' backupStamp="%s"' % filetime_stamp(when)
            if index == 0 and machine.fails == week and usage == "USER_DATA":
                attributes += ' backupSucceeded="no"'
            records.append("<COMPONENT%s/>" % attributes)
        if records:
            entries.append('<WRITER_COMPONENTS instanceId="%s" writerId="%s" backupSchema="%d">%s</WRITER_COMPONENTS>'
                           % (instance, class_id, 881 if extra else 0, "".join(records)))
    bcd = ('<BACKUP_COMPONENTS xmlns="x-schema:#VssComponentMetadata" version="1.2" '
           'bootableSystemStateBackup="yes" selectComponents="yes" backupType="full" partialFileSupport="no" '
           'snapshotSetId="%s">%s</BACKUP_COMPONENTS>' % (snapshot_set, "".join(entries)))
    documents.append(("BCDocument.xml", bcd))
    if machine.form in ("folder", "zip", "tar.gz"):
        manifest = ("<Manifest ><ShadowCopySet GUID = '{%s}' MachineName = '%s' ><ShadowCopy GUID = '{%s}' "
                    "Alias = 'System' OriginalVolume = 'C:\\' Provider = '{%s}' ></ShadowCopy></ShadowCopySet>"
                    "<BackupComponents File = 'BCDocument.xml' ></BackupComponents><Writers Count = '%d' >"
                    % (snapshot_set, machine.name, new_guid(), uuid.UUID(int=0), len(listed)))
        manifest += "".join("<Writer Name = '%s' MetadataFile = 'C:\\Temp\\%s' ></Writer>"
                            % (name.replace(" ", "%s"), file) for name, file in listed)
        documents.append(("Manifest.xml", manifest + "</Writers></Manifest>"))
    return documents, when


def damage(documents, chance):
    """Breaks one document, in one of a few ways. None: there is no document at all any more."""
    index, how = chance.randrange(len(documents)), chance.randrange(5)
    name, text = documents[index]
    if how == 0:
        documents[index] = name, text[:len(text) * 2 // 3]
    elif how == 1:
        documents[index] = name, text.replace("writerId", "writerid", 1)
    elif how == 2:
        documents[index] = name, text.replace("<", "<<", 1)
    elif how == 3:
        documents[index] = name, text.replace('selectable="yes"', 'selectable="perhaps"')
    else:
        return [("readme.txt", "the backup was taken away")]
    return documents


def write(folder, machine, week, versions, chance, broken):
    documents, when = documents_of(machine, week, versions, chance)
    if broken:
        documents = damage(documents, chance)
    day = when.strftime("%Y-%m-%d")
    base = os.path.join(folder, machine.name)
    os.makedirs(base, exist_ok=True)
    files = [(name, text.encode("utf-16-le" if machine.wide or name == "Manifest.xml" else "utf-8"))
             for name, text in documents]
    if machine.form == "wm3" and not machine.wide:
        os.makedirs(os.path.join(base, day), exist_ok=True)
        with open(os.path.join(base, day, "writers.txt"), "w", encoding="utf-8") as out:
            out.write("VSHADOW.EXE 3.0 - Volume Shadow Copy sample client.\n\n")
            for i, (name, text) in enumerate(documents):
                if name != "BCDocument.xml":
                    out.write("--[Writer %d]--\n%s\n" % (i, text))
    elif machine.form == "zip":
        with zipfile.ZipFile(os.path.join(base, day + ".zip"), "w", zipfile.ZIP_DEFLATED, compresslevel=1) as out:
            for name, data in files:
                out.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    elif machine.form == "tar.gz":
        with tarfile.open(os.path.join(base, day + ".tar.gz"), "w:gz", compresslevel=1) as out:
            for name, data in files:
                member = tarfile.TarInfo(name)
                member.size = len(data)
                out.addfile(member, io.BytesIO(data))
    else:
        place = os.path.join(base, when.strftime("Backup %Y-%m-%d %H%M%S") if machine.form == "wsb" else day)
        os.makedirs(place, exist_ok=True)
        for name, data in files:
            with open(os.path.join(place, name), "wb") as out:
                out.write(data)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--file-sets", type=int, default=300, help="of each System Writer (300)")
    parser.add_argument("folder")
    parser.add_argument("captures", type=int)
    args = parser.parse_args()
    chance = random.Random(args.captures)
    versions = [system_writers(list(generate.file_sets(random.Random(v), args.file_sets, generate.WORDS)))
                for v in range(6)]
    written = number = 0
    while written < args.captures:
        number += 1
        machine = Machine(number, range(len(versions)), chance)
        for week in sorted(chance.sample(range(WEEKS), chance.randint(3, WEEKS))):
            if written == args.captures:
                break
            write(args.folder, machine, week, versions, chance, chance.random() < 0.02)
            written += 1
    print("%d captures of %d machines" % (written, number))


if __name__ == "__main__":
    main()
