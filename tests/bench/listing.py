#!/usr/bin/env python3
"""Writes a listing of files to standard output: those that a WMD names, and others in folders of their own.

The WMD is the first argument, the number of paths the second. Thirty files lie in a folder, as on a
machine; every tenth folder is listed as well, as "dir /s /b" lists them all.
"""

import html
import re
import sys

NAMED = re.compile(r'<FILE_LIST path="([^"]*)" filespec="([^"]*)"')


def text_of(path):
    with open(path, "rb") as file:
        raw = file.read()
    wide = raw[:2] in (b"\xff\xfe", b"\xfe\xff") or raw[1:2] == b"\0"
    return raw.decode("utf-16" if raw[:1] in b"\xff\xfe" else "utf-16-le" if wide else "utf-8")


def named(path):
    for folder, name in NAMED.findall(text_of(path)):
        folder = re.sub("%(windir|systemroot)%", r"C:\\Windows", html.unescape(folder), flags=re.I)
        folder = re.sub("%programdata%", r"C:\\ProgramData", folder, flags=re.I)
        yield folder.rstrip("\\") + "\\" + html.unescape(name).replace("*", "x")


def others():
    for n in range(10**9):
        folder = rf"C:\Users\u{n // 5000}\d{n // 100}\e{n}"
        if n % 10 == 0:
            yield folder
        for i in range(30):
            yield rf"{folder}\file{i}.txt"


def main():
    document, number = sys.argv[1], int(sys.argv[2])
    lines = []
    for count, path in enumerate((p for source in (named(document), others()) for p in source), 1):
        lines.append(path)
        if len(lines) == 10000 or count == number:
            sys.stdout.write("\r\n".join(lines) + "\r\n")
            lines = []
        if count == number:
            return


main()
