"""What inspect counts in each capture is what corpus/EXPECTED.tsv says."""

from posixpath import normpath

from vssdoc import CORPUS, Check, inspect, inspect_lines, named, rows


def figures(capture):
    """The columns of the table, from the JSON of a capture."""
    kinds = [document["kind"] for document in capture["documents"] if document["error"] is None]
    components = [each for writer in capture["writers"] for each in writer["components"]]
    recorded = capture["backup_components"]
    return {
        "wmds": kinds.count("wmd"), "bcds": kinds.count("bcd"),
        "wmd_components": len(components), "file_sets": sum(len(each["files"]) for each in components),
        "bcd_components": sum(len(writer["components"]) for writer in recorded["writers"]) if recorded else 0}


def capture_of(name):
    """The capture that a row names: a.zip!b is what lies at b in a.zip."""
    archive, _, member = name.partition("!")
    operand = named(CORPUS / archive)
    captures = {normpath(each["source"]): each for each in inspect(operand)["captures"]}
    alone = len(captures) == 1
    return captures.get(operand if alone else f"{operand}/{member}"), alone


def check_capture(check, columns, row):
    expected = dict(zip(columns, map(int, row[1:])))
    capture, alone = capture_of(row[0])
    if not check.that(capture, row[0], "is no capture"):
        return
    found = figures(capture)
    check.that(found == expected, row[0], "has", found, "expected", expected)
    check.that(alone or "!" in row[0], row[0], "is more than one capture")
    if alone:
        summary = inspect_lines(named(CORPUS / row[0].partition("!")[0]))[-1]
        totals = {"captures": 1, "writers": expected["wmds"], "components": expected["wmd_components"],
                  "file_sets": expected["file_sets"]}
        check.that(totals.items() <= summary.items(), row[0], "has the summary", summary)


def main():
    check = Check()
    columns = (CORPUS / "EXPECTED.tsv").read_text(encoding="utf-8").splitlines()[0].split("\t")[1:]
    check.every(lambda row: check_capture(check, columns, row), rows("EXPECTED.tsv"))
    check.end()


main()
