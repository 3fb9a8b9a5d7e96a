#!/usr/bin/env python3
"""Writes a WMD shaped like the System Writer's to standard output.

One line, two components, as many file sets as asked for. As in a captured document, names are 20
characters and directories 36 characters long on average, a tenth of the directories are different,
and a few of them hold most of the files.
"""

import argparse
import random
import sys

HEAD = (
    '<WRITER_METADATA xmlns="x-schema:#VssWriterMetadataInfo" version="1.2"><IDENTIFICATION '
    'writerId="e8132975-6f93-4464-a53e-1050253ae220" '
    'instanceId="5d0a3c1e-77b2-4c1d-9a54-0f6b8e2d9c31" friendlyName="System Writer" '
    'usage="BOOTABLE_SYSTEM_STATE" dataSource="OTHER" majorVersion="0" minorVersion="0"/>'
    '<RESTORE_METHOD method="REPLACE_AT_REBOOT_IF_CANNOT_REPLACE" writerRestore="never" '
    'rebootRequired="yes"/><BACKUP_LOCATIONS>'
)
GROUP = (
    '<FILE_GROUP componentName="{0}" caption="{0}" restoreMetadata="no" '
    'notifyOnBackupComplete="no" selectable="yes" selectableForRestore="no" componentFlags="0">'
)
TAIL = "</BACKUP_LOCATIONS></WRITER_METADATA>"

ROOTS = [
    r"c:\windows\system32",
    r"c:\windows\syswow64",
    r"c:\windows\inf",
    r"c:\windows\system32\driverstore",
    r"c:\windows\microsoft.net\framework64\v4.0.30319",
    r"c:\program files\common files",
    r"%systemroot%\servicing",
    r"c:\windows\system32\windowspowershell\v1.0\modules",
]
WORDS = """access admin agent audio backup boot cache catalog client cluster codec common config
control crypt data debug deploy device diag disk driver event explorer export filter font framework
gate graph help host image import index input install journal kernel keys layer library link local
log manager media memory message meta mount native net object option packet page panel policy pool
port print process profile proxy query queue reader recovery registry remote report resource route
runtime schedule schema script search security server service session setup shell signal socket
storage stream system table task template theme trace transport trust update user utility vault
video volume watch web window wizard writer""".split()
EXTENSIONS = ["dll", "dll", "dll", "exe", "sys", "inf", "mui", "mof", "xml", "cat", "ps1", "nls"]
OTHER_SCRIPTS = ["größe", "übersicht", "données", "система", "обзор", "日本語", "設定", "한국어"]


def directories(chance, number, words):
    return [
        "\\".join([chance.choice(ROOTS)] + chance.choices(words, k=chance.choice([0, 1, 1, 2, 3])))
        + ("" if i < len(ROOTS) else "%x" % i)
        for i in range(number)
    ]


def file_sets(chance, number, words):
    folders = directories(chance, max(len(ROOTS), number // 10), words)
    for _ in range(number):
        folder = folders[int(len(folders) * chance.random() ** 4)]
        name = chance.choice(["", "", "api-ms-win-"]) + "".join(chance.choices(words, k=2))
        yield '<FILE_LIST path="%s" filespec="%s.%s" filespecBackupType="3855"/>' % (
            folder,
            name,
            chance.choice(EXTENSIONS),
        )


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("number", type=int, help="of file sets")
    parser.add_argument("--non-ascii", action="store_true", help="names in many scripts")
    parser.add_argument("--utf16", action="store_true", help="UTF-16LE with a byte-order mark")
    args = parser.parse_args()

    chance = random.Random(args.number)
    words = WORDS + OTHER_SCRIPTS * 8 if args.non_ascii else WORDS
    out = open(1, "w", encoding="utf-16-le" if args.utf16 else "utf-8", newline="", buffering=1 << 20)
    services = args.number // 20
    if args.utf16:
        out.write("\ufeff")
    out.write(HEAD)
    for name, number in ("System Files", args.number - services), ("Win32 Services Files", services):
        out.write(GROUP.format(name))
        out.writelines(file_sets(chance, number, words))
        out.write("</FILE_GROUP>")
    out.write(TAIL)
    out.close()


if __name__ == "__main__":
    sys.exit(main())
