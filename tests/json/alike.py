"""The same documents give the same output: in whatever container and encoding, in any locale, every time."""

import re
import subprocess

from vssdoc import CORPUS, MADE, Check, Run, captured, inspect, inspect_lines, named

ARCHIVES = sorted(path for path in (MADE / "archives").iterdir() if path.name != "other-files.zip")
PATHS = {"path", "document", "writer_document", "backup_components_document"}  # of documents

check = Check()


def placeless(value, key=None):
    """Without what says where a document lies: the source, and the folders in front of its name."""
    if isinstance(value, dict):
        return {k: placeless(each, k) for k, each in value.items() if k != "source"}
    if isinstance(value, list):
        return [placeless(each, key) for each in value]
    if key in PATHS and isinstance(value, str) and "\\" not in value:
        return value.rpartition("/")[2]
    return value


def of_capture(lines, name):
    """The lines of one capture in a stream."""
    return [line for line in lines if line.get("source", "").rpartition("/")[2].startswith(name)]


def check_container(path, name):
    """A container holds the capture made/NAME, alone or among others."""
    folder = named(MADE / name)
    alone = len(inspect(named(path))["captures"]) == 1
    expected = placeless(inspect(folder)["captures"])
    found = [capture for capture in inspect(named(path))["captures"]
             if alone or capture["source"].rpartition("/")[2] == name]
    check.that(placeless(found) == expected, named(path), "is not what", folder, "is, in json")
    lines = inspect_lines(named(path))
    if not alone:
        lines = of_capture(lines, name)
    expected = [line for line in inspect_lines(folder) if alone or "source" in line]
    check.that(placeless(lines) == placeless(expected), named(path), "is not what", folder, "is, in ndjson")


def text_of(path):
    """The text for people, without its first part and its hint, which are about the container."""
    body = Run("inspect", named(path)).out.decode().partition("\n\n")[2]
    return re.sub(r"^Check it: .*$", "", body, flags=re.MULTILINE)


def check_encodings():
    """Every encoding has the same writer; only the file with comments has something in extra."""
    def writer(path):
        value = inspect(named(path))["captures"][0]["writers"][0]
        strip = path.name == "comments-and-instructions.xml"
        return without_extra(value, strip)
    first = MADE / "encodings" / "utf8.xml"
    expected, text = writer(first), text_of(first)
    for path in sorted((MADE / "encodings").iterdir()):
        check.that(writer(path) == expected, named(path), "has another writer than", first.name)
        check.that(text_of(path) == text, named(path), "is shown otherwise than", first.name)


def without_extra(value, strip):
    if isinstance(value, dict):
        return {k: None if strip and k == "extra" else without_extra(each, strip)
                for k, each in value.items() if k != "document"}
    return [without_extra(each, strip) for each in value] if isinstance(value, list) else value


def locales():
    """Those at hand that are known for folding letters otherwise or for another character set."""
    at_hand = subprocess.run(["locale", "-a"], capture_output=True, text=True, check=False).stdout.split()
    wanted = re.compile(r"^(C|C\.utf-?8|tr_TR.*|en_US.*|de_DE.*|ja_JP.*|zh_CN.*|lt_LT.*)$", re.I)
    return [name for name in at_hand if wanted.match(name)]


def check_again(operand):
    """Two runs, and runs in every locale, are the same byte for byte, in every format."""
    for form in ("text", "json", "ndjson"):
        runs = {name: Run("inspect", "--format", form, operand, LC_ALL=name, LANG=name)
                for name in ["C.UTF-8", *locales()]}
        runs["a second run"] = Run("inspect", "--format", form, operand)
        first = runs.pop("C.UTF-8")
        for name, run in runs.items():
            same = (run.code, run.out, run.err) == (first.code, first.out, first.err)
            check.that(same, operand, "in", form, "differs with", name)


def main():
    held = [(path, name) for path in ARCHIVES for name in ("sql2012r2", "mywriter")
            if name == "sql2012r2" or path.name.startswith("two-captures")]
    check.every(lambda each: check_container(*each), held)
    check_encodings()
    again = [named(MADE / name) for name in ("sql2012r2", "names", "after-restore", "many")]
    again += [named(CORPUS / "broken"), named(CORPUS / "hostile" / "names.zip")]
    check.every(check_again, again + captured())
    check.end()


main()
