#!/usr/bin/env python3
"""Writes what would be slow if something were looked for in a row: much of one kind in one place.

The first argument says what, the second how much of it; crowded.sh says what is done with it.
"""

import json
import sys

WRITER = "6f5b15b5-da24-4d88-b737-63063e3a1f86"
HEAD = (
    '<WRITER_METADATA xmlns="x-schema:#VssWriterMetadataInfo" version="1.2"><IDENTIFICATION '
    'writerId="%s" instanceId="5d0a3c1e-77b2-4c1d-9a54-0f6b8e2d%04x" friendlyName="Crowd" '
    'usage="USER_DATA" dataSource="OTHER"/><RESTORE_METHOD method="RESTORE_IF_CAN_REPLACE" '
    'writerRestore="always" rebootRequired="no"/><BACKUP_LOCATIONS>'
)
TAIL = "</BACKUP_LOCATIONS></WRITER_METADATA>"
GROUP = (
    '<FILE_GROUP logicalPath="%s" componentName="%s" selectable="yes" selectableForRestore="yes" '
    'componentFlags="0">'
)
SET = '<FILE_LIST path="%s" filespec="%s" recursive="%s" filespecBackupType="3855"/>'
BCD_HEAD = (
    '<BACKUP_COMPONENTS xmlns="x-schema:#VssComponentMetadata" version="1.2" '
    'bootableSystemStateBackup="no" selectComponents="yes" backupType="full">'
    '<WRITER_COMPONENTS writerId="%s" instanceId="5d0a3c1e-77b2-4c1d-9a54-0f6b8e2d%04x">'
)
BCD_TAIL = "</WRITER_COMPONENTS></BACKUP_COMPONENTS>"
FOLDER = r"D:\Data"


def wmd(number, of_set):
    yield HEAD % (WRITER, 1)
    yield GROUP % ("", "all")
    for i in range(number):
        yield SET % of_set(i)
    yield "</FILE_GROUP>" + TAIL


def components(number, parent, first=""):
    yield HEAD % (WRITER, 1)
    yield first
    for i in range(number):
        yield GROUP % (parent, "c%d" % i)
        yield SET % ("%s\\%d" % (FOLDER, i), "*.dat", "no")
        yield "</FILE_GROUP>"
    yield TAIL


def bcd(names, parent, subcomponents=()):
    yield BCD_HEAD % (WRITER, 1)
    for name in names:
        yield '<COMPONENT logicalPath="%s" componentName="%s" componentType="filegroup" ' % (parent, name)
        yield 'backupSucceeded="yes" selectedForRestore="yes">'
        for sub in subcomponents:
            yield '<RESTORE_SUBCOMPONENT logicalPath="all" componentName="%s"/>' % sub
        yield "</COMPONENT>"
    yield BCD_TAIL


def listing(number):
    for i in range(number):
        yield "%s\\file%d.e%d\r\n" % (FOLDER, i, i)


def target(entries, **more):
    state = {"schema": "vssdoc/target-state/1", "default": "absent", "files": list(entries)}
    state.update(more)
    yield json.dumps(state)


def entry(path):
    return {"path": path, "state": "present"}


WHAT = {
    "identical": lambda n: wmd(n, lambda i: (FOLDER, "*", "no")),
    "recursive": lambda n: wmd(n, lambda i: ("D:\\", "*", "yes")),
    "duplicate": lambda n: wmd(n, lambda i: (FOLDER, "file7.e7", "no")),
    "endings": lambda n: wmd(n, lambda i: (FOLDER, "*.e%d" % i, "no")),
    "beginnings": lambda n: wmd(n, lambda i: (FOLDER, "file%d.*" % i, "no")),
    "within": lambda n: wmd(n, lambda i: (FOLDER, "*%d.e*" % i, "no")),
    "files": lambda n: wmd(n, lambda i: (FOLDER, "file%d.e%d" % (i, i), "no")),
    "listing": listing,
    "components": lambda n: components(n, ""),
    "record": lambda n: bcd(["c%d" % i for i in range(n)], ""),
    "whole-record": lambda n: bcd(["all"], ""),
    "sub-components": lambda n: components(
        n, "all", GROUP % ("", "all") + SET % (FOLDER, "*", "no") + "</FILE_GROUP>"
    ),
    "sub-record": lambda n: bcd(["all"], "", ["c%d" % i for i in range(n)]),
    "exact-target": lambda n: target(entry("%s\\file%d.e%d" % (FOLDER, i, i)) for i in range(n)),
    "wild-target": lambda n: target(entry("%s\\file%d.*" % (FOLDER, i)) for i in range(n)),
    "select-target": lambda n: target([], requester={"select": ["Crowd:\\c%d" % i for i in range(n)]}),
}


def main():
    for piece in WHAT[sys.argv[1]](int(sys.argv[2])):
        sys.stdout.write(piece)


if __name__ == "__main__":
    main()
