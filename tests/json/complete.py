"""Nothing in a document is dropped, nothing is invented: each attribute, element, comment and text of the
sources stands in the JSON where the contract puts it or in extra, and the JSON holds nothing else."""

import os
from pathlib import Path

import documents
from documents import DERIVED, KINDS, LIST, MERGE, ONE, ROOTS, TYPES, local, same
from vssdoc import CORPUS, MADE, SOURCE, Check, captured, inspect, named, rows

check = Check()


class Reading:
    """One document beside its object in the JSON."""

    def __init__(self, where, text, root, value):
        self.where, self.text = where, text
        self.used = set()    # (object, key) that an attribute or element accounts for
        self.counts = {}     # (object, list) -> items accounted for
        self.element(root, ROOTS[local(root.tag)], value, None)
        self.nothing_else(value)

    def wrong(self, *what):
        check.that(False, self.where, *what)

    def use(self, value, key):
        """False when something else stands for it already."""
        mark = (id(value), key)
        fresh = mark not in self.used
        self.used.add(mark)
        return fresh

    # -- from the document to the JSON --

    def element(self, element, shape, value, merged):
        for name, text in element.attrib.items():
            check.looked_at += 1
            self.attribute(local(name), text, shape, value, merged)
        for child in element:
            check.looked_at += 1
            self.child(child, shape, value)
        for text in [element.text, *(child.tail for child in element)]:
            if text and text.strip() and text.strip() not in (extra(value).get("text") or ""):
                self.wrong("lost text", text.strip()[:60])

    def attribute(self, name, text, shape, value, merged):
        key, reading = shape.attributes.get(name, (None, None))
        if key is None or not self.use(value, key):
            self.kept_attribute(name, text, value, merged)
            return
        holder, key = value, key
        while "." in key:
            part, _, key = key.partition(".")
            holder = holder[part] or {}
            self.use(value, part)
        self.use(holder, key)
        if holder.get(f"{key}_raw") != text and not same(reading, key, text, holder.get(key)):
            self.wrong(f"{key} is {holder.get(key)!r}, the document has {name}={text!r}")

    def kept_attribute(self, name, text, value, merged):
        kept = extra(value).get("attributes", {})
        prefix = f"{merged}/" if merged else ""
        found = [key for key in kept if key == prefix + name or
                 key.startswith(prefix) and key.endswith(":" + name)]
        if not any(kept[key] == text for key in found):
            self.wrong(f"lost attribute {prefix}{name}={text!r}")

    def child(self, child, shape, value):
        name = local(child.tag) if isinstance(child.tag, str) else ""
        how, key, inner = shape.children.get(name, (None, None, None))
        if how == LIST:
            index = self.counts[id(value), key] = self.counts.get((id(value), key), 0) + 1
            self.use(value, key)
            if index > len(value[key]):
                self.wrong(f"lost {name} number {index}")
                return
            item = value[key][index - 1]
            self.what_name_says(name, item)
            self.element(child, inner, item, None)
        elif how == ONE and self.use(value, key):
            self.element(child, inner, value[key], None)
        elif how == MERGE and self.use(value, f"<{name}>"):
            self.element(child, inner, value, name)
        else:
            self.kept_element(child, name, value)

    def what_name_says(self, name, item):
        if name in KINDS:
            check.that(item["kind"] == KINDS[name], self.where, name, "is of kind", item["kind"])
            self.use(item, "kind")
        if name in TYPES:
            check.that(item["type"] == TYPES[name], self.where, name, "is of type", item["type"])
            self.use(item, "type")

    def kept_element(self, child, name, value):
        index = self.counts[id(value), "<extra>"] = self.counts.get((id(value), "<extra>"), 0) + 1
        kept = [each for each in extra(value).get("elements", []) if each in self.text]
        begins = "<" + name if name else "<!--" if "Comment" in repr(child.tag) else "<?"
        candidates = [each for each in kept if each.startswith(begins) or
                      each.partition(":")[2].startswith(name) and name]
        if len(kept) < index or not candidates or child.text and not name and \
                not any(child.text in each for each in candidates):
            self.wrong("lost element", name or begins, (child.text or "")[:40])

    # -- from the JSON to the document --

    def nothing_else(self, value):
        for key, each in value.items():
            if key in DERIVED or key.endswith(("_raw", "_evidence")) or each is None:
                continue
            if isinstance(each, list):
                counted = self.counts.get((id(value), key), 0)
                if len(each) != counted:
                    self.wrong(key, "has", len(each), "items, the document", counted)
                for item in each:
                    self.nothing_else(item)
            elif isinstance(each, dict) and not {"value", "bytes"} & each.keys():
                self.nothing_else(each)
            elif (id(value), key) not in self.used:
                self.wrong(f"{key} is {each!r}, the document does not say so")


def extra(value):
    return value["extra"] or {}


def source_of(source, path):
    """The text of a document that inspect names."""
    file = Path(SOURCE / source)
    listing, _, writer = path.rpartition("/Writer ")
    if file.is_dir():
        file /= listing or path
    text = documents.decode(file.read_bytes())
    return documents.listed(text, int(writer)) if listing else text


def objects(capture):
    """Each document's path with its object."""
    if capture["manifest"]:
        yield capture["manifest"]["document"], capture["manifest"]
    if capture["backup_components"]:
        yield capture["backup_components"]["document"], capture["backup_components"]
    for writer in capture["writers"]:
        yield writer["document"], writer


def check_operand(operand):
    for capture in inspect(operand)["captures"]:
        for path, value in objects(capture):
            where, text = os.path.join(capture["source"], path), source_of(capture["source"], path)
            try:
                Reading(where, text, documents.parse(text), value)
            except SyntaxError as error:
                check.that(False, where, "the other parser says:", error)


def main():
    folders = [named(path) for path in sorted(MADE.iterdir()) if path.name not in ("archives", "vmware")]
    single = [named(path) for path in sorted((MADE / "encodings").iterdir())]
    odd = [named(CORPUS / "broken" / row[0]) for row in rows("broken/EXPECTED.tsv")
           if row[1] in ("odd", "kept") and row[0].endswith(".xml")]
    check.every(check_operand, folders + single + odd + captured())
    check.end()


main()
