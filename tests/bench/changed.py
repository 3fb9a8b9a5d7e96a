#!/usr/bin/env python3
"""Writes a WMD again as it may be after a reboot: another instance id, about a hundred file sets changed.

    changed.py [--shuffle] [--changes N] FILE
"""

import argparse
import random
import re
import sys

parser = argparse.ArgumentParser(description=__doc__)
parser.add_argument("--shuffle", action="store_true", help="file sets in another order")
parser.add_argument("--changes", type=int, default=100)
parser.add_argument("file")
arguments = parser.parse_args()

SET = re.compile(r"<FILE_LIST [^>]*/>")
rng = random.Random(1)
with open(arguments.file, encoding="utf-8") as file:
    text = file.read()
picked = set(rng.sample(range(len(SET.findall(text))), arguments.changes))


def changed(index, element):
    """A quarter each is removed, renamed, copied otherwise, and joined by another."""
    kind = index % 4 if index in picked else None
    if kind == 0:
        return ""
    if kind == 1:
        return element.replace('filespec="', 'filespec="new_')
    if kind == 2:
        return re.sub(r' filespecBackupType="\d+"', ' filespecBackupType="3854"', element)
    return element + (f'<FILE_LIST path="C:\\Added{index}" filespec="x.dll"/>' if kind == 3 else "")


counter = iter(range(len(text)))
text = SET.sub(lambda match: changed(next(counter), match.group(0)), text)
text = re.sub(r'instanceId="[^"]*"', 'instanceId="11111111-2222-3333-4444-555555555555"', text, count=1)
if arguments.shuffle:
    def shuffled(match):
        sets = SET.findall(match.group(2))
        rng.shuffle(sets)
        return match.group(1) + "".join(sets) + match.group(3)
    text = re.sub(r"(<FILE_GROUP[^>]*>)(.*?)(</FILE_GROUP>)", shuffled, text, flags=re.S)
sys.stdout.write(text)
