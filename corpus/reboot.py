#!/usr/bin/env python3
"""Makes made/reboot/: two captures of one invented machine, before and after a weekend with an update and a reboot.

    corpus/reboot.py            writes them
    corpus/reboot.py --check    writes nothing, exits 1 when a committed file differs

What a reboot changes in every capture is all there: instance ids, snapshot ids, stamps, names and order of the documents, the
order of file sets, spellings. Beside that a handful of things changed that matter; `CHANGES` lists them. Needs Python 3.9.
"""
import os
import random
import sys
import uuid

HERE = os.path.dirname(os.path.abspath(__file__))
CHANGES = """
    System Writer      a service moved to the folder of its new version; three files of WinSxS left, five came; a driver is covered
                       by a set with a wildcard now
    SqlServerWriter    the database "orders" is gone, "archive" is new, "stock" lost its log to the exclude list
    Lantern Index      \\index\\hot is no longer selectable, and nothing above brings it along; the restore method stops a service
                       that is not named; it depends on a writer that is not there
    Registry Writer    nothing
    Task Scheduler     gone
"""
NAMESPACE = 'xmlns="x-schema:#VssWriterMetadataInfo" version="1.2"'
WRITERS = {
    'System Writer': 'e8132975-6f93-4464-a53e-1050253ae220', 'SqlServerWriter': 'a65faa63-5ea8-4ebc-9dbd-a0c4db26912a',
    'Registry Writer': 'afbab4a2-367d-4d15-a586-71dbb18f8485', 'Task Scheduler Writer': 'd61d61c8-d73a-4eee-8cdd-f6f9786b7124',
    'Lantern Index Writer': '5b2f6f1e-93c4-4a43-8e0b-7b2f0a9d4c11'}


class Machine:
    """One state of the machine, and how this start of it happens to be written down."""

    def __init__(self, after):
        self.after = after
        self.random = random.Random(2 if after else 1)

    def guid(self):
        return str(uuid.UUID(int=self.random.getrandbits(128), version=4))

    def either(self, before, after):
        return after if self.after else before


def files(element, sets):
    out = ''
    for path, spec, *rest in sets:
        recursive = ' recursive="yes"' if 'r' in rest else ' recursive="no"' if 'n' in rest else ''
        mask = '' if element == 'EXCLUDE_FILES' else ' filespecBackupType="3855"'
        out += f'<{element} path="{path}" filespec="{spec}"{recursive}{mask}/>'
    return out


def component(name, sets, logical='', selectable='yes', restorable='no', caption=None, flags=0, more=''):
    logical = f' logicalPath="{logical}"' if logical else ''
    caption = f' caption="{caption}"' if caption else ''
    return (f'<FILE_GROUP{logical} componentName="{name}"{caption} restoreMetadata="no" notifyOnBackupComplete="no" selectable="{selectable}" '
            f'selectableForRestore="{restorable}" componentFlags="{flags}">{files("FILE_LIST", sets)}{more}</FILE_GROUP>')


def wmd(machine, name, usage, source, method, schema, body, instance=''):
    class_id = WRITERS[name]
    class_id = machine.either(class_id, class_id.upper() if name == 'Registry Writer' else class_id)
    instance = f' instanceName="{instance}"' if instance else ''
    return (f'<WRITER_METADATA {NAMESPACE} backupSchema="{schema}"><IDENTIFICATION writerId="{class_id}" instanceId="{machine.guid()}" '
            f'friendlyName="{name}"{instance} usage="{usage}" dataSource="{source}" majorVersion="1" minorVersion="0"/>{method}'
            f'<BACKUP_LOCATIONS>{body}</BACKUP_LOCATIONS></WRITER_METADATA>')


def system(machine):
    system32 = machine.either('C:\\Windows\\System32', 'c:\\windows\\system32')
    sets = [('%systemroot%\\System32\\CatRoot', '*.cat', 'r'), ('C:\\Windows\\Fonts', '*', 'n')]
    sets += [(system32, f'mod{i:02}.dll') for i in range(40)]
    sets += [('C:\\Windows\\System32\\drivers' + machine.either('', '\\'), f'dev{i:02}.sys') for i in range(20)]
    sxs = [machine.either(i, i + 3) for i in range(12)] + machine.either([], [40, 41])
    sets += [(f'C:\\Windows\\WinSxS\\amd64_part{i:02}_31bf3856ad364e35', 'part.dll') for i in sxs]
    sets += machine.either([('C:\\Windows\\INF', 'setup.inf')], [('C:\\Windows\\INF', '*.inf')])
    machine.random.shuffle(sets)
    version = machine.either('9.4.1102.0', '9.5.17.2')
    services = [(f'C:\\Program Files\\Lantern\\{version}', 'lanternd.exe'), ('%WinDir%\\System32', 'spooler.exe')]
    if machine.after:
        services[1] = ('C:\\Windows\\system32', 'spooler.exe')
    return wmd(machine, 'System Writer', 'BOOTABLE_SYSTEM_STATE', 'OTHER',
               '<RESTORE_METHOD method="REPLACE_AT_REBOOT_IF_CANNOT_REPLACE" writerRestore="never" rebootRequired="yes"/>', 0,
               component('System Files', sets, caption='System files') +
               component('Win32 Services Files', services, caption=machine.either('Files of services', 'Files of  services'), flags=4))


def sql(machine):
    def database(name, log=True):
        sets = [(f'E:\\Data\\{name}', f'{name}.mdf'), (f'F:\\Log\\{name}', f'{name}_log.ldf')]
        return component(name, sets if log else sets[:1], logical='LANTERN01', selectable='no', restorable='yes')
    names = ['master', 'msdb', machine.either('orders', 'archive')]
    excludes = machine.either([], [('F:\\Log\\stock', 'stock_log.ldf')])
    return wmd(machine, 'SqlServerWriter', 'USER_DATA', 'TRANSACTION_DB',
               '<RESTORE_METHOD method="RESTORE_IF_CAN_BE_REPLACED" writerRestore="always" rebootRequired="no"/>', 881,
               files('EXCLUDE_FILES', excludes) + ''.join(database(n) for n in names) + database('stock', not machine.after),
               'Microsoft SQL Server 2019:SQLWriter')


def lantern(machine):
    method = machine.either('RESTORE_IF_CAN_BE_REPLACED', 'RESTORE_STOP_START')
    needs = machine.either('', f'<DEPENDENCY writerId="{uuid.UUID(int=77)}" logicalPath="Store" componentName="Root"/>')
    body = component('hot', [('D:\\Lantern\\hot', '*', 'r')], logical='index', selectable=machine.either('yes', 'no'), restorable='yes', more=needs)
    body += component('cold', [('D:\\Lantern\\cold', '*', 'r')], logical='index', restorable='yes')
    return wmd(machine, 'Lantern Index Writer', 'USER_DATA', 'OTHER',
               f'<RESTORE_METHOD method="{method}" writerRestore="always" rebootRequired="no"/>', 0, body)


def registry(machine):
    sets = [('C:\\Windows\\System32\\config', n) for n in ('SYSTEM', 'SOFTWARE', 'SAM', 'SECURITY')]
    return wmd(machine, 'Registry Writer', 'BOOTABLE_SYSTEM_STATE', 'OTHER',
               '<RESTORE_METHOD method="REPLACE_AT_REBOOT_IF_CANNOT_REPLACE" writerRestore="never" rebootRequired="yes"/>', 0,
               component('Registry', sets))


def tasks(machine):
    return wmd(machine, 'Task Scheduler Writer', 'BOOTABLE_SYSTEM_STATE', 'OTHER',
               '<RESTORE_METHOD method="REPLACE_AT_REBOOT_IF_CANNOT_REPLACE" writerRestore="never" rebootRequired="no"/>', 0,
               component('TasksStore', [('C:\\Windows\\system32\\tasks', '*', 'r')], selectable='no'))


def bcd(machine, documents, snapshot_set):
    def instance(name):
        return next(text.split('instanceId="')[1][:36] for n, text in documents if n == name)

    def entry(name, components, more='', schema=0):
        return (f'<WRITER_COMPONENTS instanceId="{instance(name)}" writerId="{WRITERS[name]}"{more} backupSchema="{schema}">'
                + ''.join(components) + '</WRITER_COMPONENTS>')

    def one(name, logical='', stamp=''):
        logical = f'logicalPath="{logical}" ' if logical else ''
        stamp = f' backupStamp="{stamp}"' if stamp else ''
        return f'<COMPONENT {logical}componentName="{name}" componentType="filegroup"{stamp}/>'
    stamp = machine.either('2024-03-08T22:00:04', '2024-03-11T22:00:06')
    databases = ['master', 'msdb', machine.either('orders', 'archive'), 'stock']
    writers = [entry('System Writer', [one('System Files'), one('Win32 Services Files')]),
               entry('SqlServerWriter', [one(d, 'LANTERN01', stamp) for d in databases],
                     ' instanceName="Microsoft SQL Server 2019:SQLWriter"', 881),
               entry('Registry Writer', [one('Registry')]),
               entry('Lantern Index Writer', [one('hot', 'index'), one('cold', 'index')])]
    if not machine.after:
        writers.append(entry('Task Scheduler Writer', [one('TasksStore')]))
    machine.random.shuffle(writers)
    return ('<BACKUP_COMPONENTS xmlns="x-schema:#VssComponentMetadata" version="1.2" bootableSystemStateBackup="yes" selectComponents="yes" '
            f'backupType="full" partialFileSupport="no" snapshotSetId="{snapshot_set}">' + ''.join(writers) + '</BACKUP_COMPONENTS>')


def manifest(machine, names, snapshot_set):
    copies = [(volume, machine.guid()) for volume in ('C:\\', 'D:\\', 'E:\\', 'F:\\')]
    out = f"<Manifest ><ShadowCopySet GUID = '{{{snapshot_set}}}' MachineName = 'LANTERN01' >"
    for volume, copy in copies:
        out += (f"<ShadowCopy GUID = '{{{copy}}}' Alias = 'Vol{volume[0]}' OriginalVolume = '{volume}' "
                "Provider = '{00000000-0000-0000-0000-000000000000}' ></ShadowCopy>")
    out += "</ShadowCopySet><BackupComponents File = 'BCDocument.xml' ></BackupComponents><Aliases >"
    for volume, copy in copies:
        out += f"<Alias Name = 'Vol{volume[0]}' Value = '{{{copy}}}' ></Alias>"
    out += f"<Alias Name = 'VSS_SHADOW_SET' Value = '{{{snapshot_set}}}' ></Alias></Aliases><Writers Count = '{len(names)}' >"
    for index, name in enumerate(names):
        folder = machine.either('C:\\Users\\backup\\AppData\\Local\\Temp\\2', 'C:\\Users\\backup\\AppData\\Local\\Temp\\3')
        out += f"<Writer Name = '{name.replace(' ', '%s')}' MetadataFile = '{folder}\\WM{index}.xml' ></Writer>"
    return out + '</Writers></Manifest>'


def capture(after):
    machine = Machine(after)
    documents = [('System Writer', system(machine)), ('SqlServerWriter', sql(machine)), ('Lantern Index Writer', lantern(machine)),
                 ('Registry Writer', registry(machine))]
    if not after:
        documents.append(('Task Scheduler Writer', tasks(machine)))
    machine.random.shuffle(documents)
    snapshot_set = machine.guid()
    made = {'BCDocument.xml': bcd(machine, documents, snapshot_set).encode(),
            'Manifest.xml': manifest(machine, [n for n, _ in documents], snapshot_set).encode('utf-16-le')}
    for index, (_, text) in enumerate(documents):
        made[f'WM{index}.xml'] = text.encode()
    return made


def main():
    check, wrong = '--check' in sys.argv[1:], 0
    for after in (False, True):
        folder = os.path.join(HERE, 'made', 'reboot', 'after' if after else 'before')
        if not check:
            os.makedirs(folder, exist_ok=True)
        for name, data in capture(after).items():
            path = os.path.join(folder, name)
            if check:
                with open(path, 'rb') as file:
                    if file.read() != data:
                        print(f'{path} differs')
                        wrong = 1
            else:
                with open(path, 'wb') as file:
                    file.write(data)
    return wrong


if __name__ == '__main__':
    sys.exit(main())
