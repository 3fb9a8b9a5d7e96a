"""What becomes of each malformed, odd and hostile input is what its folder's EXPECTED.tsv says, soon and within
little memory; messages name the input; no output holds a character that a terminal would obey."""

import shutil
import tempfile
import unicodedata
from pathlib import Path

from vssdoc import CORPUS, MADE, Check, Run, named, parse, rows

CODES = {"unreadable": {2}, "not-vss": {2}, "refused": {2}, "limited": {2}, "partly": {2},
         "odd": {0}, "kept": {0}, "read": {0}, "either": {0, 2}}
BIDI = set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")

check = Check()


def commanding(output):
    """The first character of an output that a terminal would obey, or why it is no text."""
    try:
        text = output.decode("utf-8")
    except UnicodeDecodeError as error:
        return str(error)
    if text.isascii() and text.replace("\n", "").isprintable():
        return None
    found = next((c for c in text if c in BIDI or unicodedata.category(c) == "Cc" and c != "\n"), None)
    return found and f"U+{ord(found):04X}"


def check_run(run, name, expected):
    check.that(run.code in CODES[expected], run.command, "exits with", run.code, "although", expected)
    check.that(run.within_limits(), run.command, f"took {run.seconds:.1f} s and {run.megabytes:.0f} MB")
    for output in (run.out, run.err):
        found = commanding(output)
        check.that(found is None, run.command, "prints", found)
    messages = run.err.decode(errors="replace").splitlines()
    check.that(all(line.startswith("vssdoc: ") for line in messages), run.command, "says", messages[:1])
    check.that(bool(messages) == (run.code == 2), run.command, "exits with", run.code, "and says", messages[:1])
    check.that(all(name in line for line in messages), run.command, "does not name the input:", messages[:1])


def everything_kept(value):
    """Every extra in a piece of JSON."""
    if isinstance(value, dict):
        if value.get("extra"):
            yield value["extra"]
        for each in value.values():
            yield from everything_kept(each)
    elif isinstance(value, list):
        for each in value:
            yield from everything_kept(each)


def check_meaning(run, expected):
    captures = parse(run.out)["captures"]
    documents = [each for capture in captures for each in capture["documents"]]
    kinds = [each["kind"] for each in documents if each["error"] is None]
    whole = [kind for kind in kinds if kind != "other"]
    if expected in ("odd", "kept", "read", "partly"):
        check.that(whole, run.command, "reads nothing although", expected)
    if expected in ("unreadable", "not-vss", "refused"):
        check.that(not whole, run.command, "reads", whole, "although", expected)
    if expected == "kept":
        check.that(any(everything_kept(captures)), run.command, "keeps nothing in extra")
    return any(each["error"] is not None and each["kind"] != "other" for each in documents)


def check_in_company(path, expected, broken_document):
    """In a folder with a healthy capture that one is read, and what is broken still counts."""
    with tempfile.TemporaryDirectory() as folder:
        for healthy in (MADE / "mywriter").iterdir():
            shutil.copy(healthy, folder)
        shutil.copy(path, Path(folder) / f"zz-{path.name}")
        run = Run("inspect", "--format", "json", folder)
        writers = [writer["name"] for capture in parse(run.out)["captures"] for writer in capture["writers"]]
        check.that("MyWriter" in writers, path.name, "keeps its neighbours from being read")
        if expected == "not-vss":
            check.that(run.code == 0, path.name, "in a folder makes the exit code", run.code)
        if expected == "refused" or broken_document:
            check.that(run.code == 2 and path.name in run.err.decode(), path.name,
                       "in a folder makes the exit code", run.code, "and the message", run.err.decode())


def check_input(row):
    path, expected = CORPUS / row[0], row[1]
    for form in ("text",) if expected == "limited" else ("text", "json", "ndjson"):
        run = Run("inspect", "--format", form, named(path))
        check_run(run, named(path), expected)
        if form == "json":
            broken_document = check_meaning(run, expected)
    if path.suffix == ".xml" and expected in ("unreadable", "not-vss", "refused"):
        check_in_company(path, expected, broken_document)


def main():
    check.every(check_input, [(f"{folder}/{row[0]}", *row[1:]) for folder in ("hostile", "broken")
                              for row in rows(f"{folder}/EXPECTED.tsv")])
    check.end()


main()
