#!/usr/bin/env python3
"""What a small script does to see which files a capture's documents name: it merges their file lists.

    merge_lists.py FILE...

It knows no encoding that lies, no selection, no variables and no exclusions; "vssdoc select" does.
"""

import sys

from lxml import etree

NAMESPACE = "{x-schema:#VssWriterMetadataInfo}"
merged = set()
for file in sys.argv[1:]:
    for element in etree.parse(file, etree.XMLParser(huge_tree=True)).iter(NAMESPACE + "FILE_LIST"):
        merged.add((element.get("path", "").lower(), element.get("filespec", "").lower(), element.get("recursive") == "yes"))
for path, filespec, recursive in sorted(merged):
    print(path + "\\" + filespec + ("\t*" if recursive else ""))
