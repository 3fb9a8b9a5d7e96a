"""What select says: in the form of its schemas, and for MyWriter what the documentation's tables say."""

import json
from pathlib import Path
import pathlib
import tempfile

from vssdoc import MADE, SOURCE, Check, Run, captured, made, named, need_jsonschema, parse, schema_named

MYWRITER = named(MADE / "mywriter" / "MyWriter.xml")
ALL = {r"\Executables": "E", r"\Executables\ConfigFiles": "E", r"\LicenseInfo": "E", r"\Security": "E",
       r"\Security\UserInfo": "I", r"\Security\Certificates": "I", r"\writerData": "E"}
DATA = [r"\writerData\Set1", r"\writerData\Set1\Jan", r"\writerData\Set1\Dec", r"\writerData\Set2",
        r"\writerData\Set2\Jan", r"\writerData\Set2\Dec", r"\writerData\QueryLogs\Query"]
USAGE = [r"\writerData\Usage\Jan", r"\writerData\Usage\Dec"]
USAGE_SET = r"\writerData\Usage"
MANY = 500

# selectability-and-working-with-component-properties.md, working-with-selectability-for-backup.md: what is
# asked for, and what is explicit (E) and implicit (I) then; all else is not included
REQUIRED = {r"\Executables": "E", r"\Executables\ConfigFiles": "E"}
WITH_DATA = {r"\writerData": "E", **dict.fromkeys([*DATA, USAGE_SET, *USAGE], "I")}
DOCUMENTED = [
    ([], {**ALL, **WITH_DATA}),
    (["--minimum"], REQUIRED),
    (["--minimum", "--include", r"MyWriter:\LicenseInfo"], {**REQUIRED, r"\LicenseInfo": "E"}),
    (["--minimum", "--include", r"MyWriter:\Security"],
     {**REQUIRED, r"\Security": "E", r"\Security\UserInfo": "I", r"\Security\Certificates": "I"}),
    (["--minimum", "--include", r"MyWriter:\writerData"], {**REQUIRED, **WITH_DATA}),
    (["--minimum", "--include", r"MyWriter:\writerData\Usage"],
     {**REQUIRED, USAGE_SET: "E", **dict.fromkeys(USAGE, "I")}),
    (["--minimum", "--include", r"MyWriter:\writerData", "--include", r"MyWriter:\writerData\Usage"], {**REQUIRED, **WITH_DATA}),
    (["--minimum", "--include", r"MyWriter:\Security\UserInfo"], REQUIRED),
    (["--exclude", r"MyWriter:\writerData\Set1\Jan"],
     {**ALL, USAGE_SET: "E", **dict.fromkeys(USAGE, "I")}),
]


def select(*arguments):
    return parse(Run("select", "--format", "json", *arguments).out)["captures"]


def check_documented(check):
    for options, expected in DOCUMENTED:
        if r"MyWriter:\writerData\Set1\Jan" in options:
            expected = {k: v for k, v in expected.items() if k not in (r"\writerData", *DATA)}
        [capture] = select(MYWRITER, "--requester", "documented", *options)
        found = {c["full_path"]: c["inclusion"][0].upper() for c in capture["components"] if c["included"]}
        check.that(found == expected, options, "gives", sorted(set(found.items()) ^ set(expected.items())))


def check_captured(check):
    """By DiskShadow's rules for C: one component's absence is no rule's doing, and nothing else differs."""
    for source in captured():
        [capture] = select(source)
        prediction = capture["prediction"]
        choice = [c["full_path"] for c in prediction["not_in_bcd"] if c["reason"] == "requester_choice"]
        check.that(len(choice) <= 1 and not prediction["only_in_bcd"], source, "left by choice:", choice)
        included = {c["full_path"] for c in capture["components"] if c["inclusion"] == "explicit"}
        predicted = {c["full_path"] for c in prediction["explicit"]}
        check.that(predicted - included == set(choice), source, "predicted, and not there:", predicted - included)


def components_of(path):
    """(writer id, full path) of each component of a BCD."""
    capture = parse(Run("inspect", "--format", "json", path).out)["captures"][0]
    return {(w["writer_id"], c["full_path"]) for w in capture["backup_components"]["writers"] for c in w["components"]}


def check_emitted(check):
    """The BCD that DiskShadow would have is the captured one, but for what no rule explains."""
    for source in captured():
        [capture] = select(source)
        choice = {(c["writer_id"], c["full_path"]) for c in capture["prediction"]["not_in_bcd"]
                  if c["reason"] == "requester_choice"}
        with tempfile.TemporaryDirectory() as folder:
            made = Path(folder) / "bcd.xml"
            run = Run("select", source, "--emit-bcd", made, "-q")
            check.that(run.code in (0, 1), source, run.err)
            difference = components_of(made) ^ components_of(source)
        check.that(difference == choice, source, "differs from what --emit-bcd writes:", difference)


def thinned(lines):
    """Of a long stream the beginning, the end, and one line in fifty of what is alike between them."""
    return [parse(each) for n, each in enumerate(lines) if n < MANY or n >= len(lines) - MANY or n % 50 == 0]


def main():
    jsonschema = need_jsonschema()
    check = Check()
    whole, stream = schema_named("select"), schema_named("select-stream")

    def check_whole(operand, answer):
        """What has thousands of file sets or files is checked as a stream, line by line."""
        if any(len(c["file_sets"]) + len(c["files"] or []) > MANY for c in answer["captures"]):
            return
        error = jsonschema.exceptions.best_match(whole.iter_errors(answer))
        check.that(error is None, operand, "select.json:", error and error.message)

    def check_operand(operand):
        run = Run("select", "--format", "json", operand)
        check.that(run.code in (0, 1), operand, "exit", run.code, run.err)
        check_whole(operand, parse(run.out))
        lines = thinned(Run("select", "--format", "ndjson", operand).out.splitlines())
        wrong = [each for each in lines if not stream.is_valid(each)]
        check.that(not wrong and len(lines) > 2, operand, "select-stream.json:", wrong[:1])
        for capture in parse(run.out)["captures"]:
            included = [c for c in capture["components"] if c["included"]]
            check.that(len(included) == capture["summary"]["components_included"], operand, "counts")
            check.that(all((c["inclusion"] != "none") == c["included"] for c in capture["components"]), operand)
            known = {(c["writer"], c["full_path"]) for c in included}
            check.that(all((s["writer"], s["component"]) in known for s in capture["file_sets"]), operand,
                       "has file sets of what is not included")

    explained = schema_named("why")

    def check_why(operand):
        """Every component is explained, and as select has it."""
        for capture in select(operand)[:1]:
            for c in capture["components"][:40]:
                if sum(o["full_path"] == c["full_path"] for o in capture["components"]) > 1:
                    continue
                run = Run("why", "--format", "json", operand, f"{c['writer']}:{c['full_path']}")
                if run.code == 2:  # it fits several, in another capture
                    continue
                answer = parse(run.out)
                check.that(explained.is_valid(answer), operand, c["full_path"], "why.json")
                check.that(answer["answers"][0]["included"] == c["included"], operand, c["full_path"],
                           "is explained as", answer["answers"][0]["verdict"])
                check.that(run.code == (0 if all(a["included"] for a in answer["answers"]) else 1), operand, run.code)

    def check_files(operand):
        """With a listing of what the file sets name: in the form of the schemas, counted, and as why has it."""
        paths = {"C:\\nobody\\x"}
        for capture in select(operand):
            paths |= {s["source_path"].rstrip("\\") + "\\" + s["filespec"].replace("*", "x").replace("?", "y")
                      for s in capture["file_sets"] if s["source_path"] and s["filespec"]}
        with tempfile.TemporaryDirectory() as folder:
            listing = pathlib.Path(folder) / "dir.txt"
            listing.write_text("".join(f"{path}\r\n" for path in sorted(paths)), encoding="utf-8")
            run = Run("select", "--format", "json", operand, "--listing", listing)
            answer = parse(run.out)
            check_whole(operand, answer)
            lines = thinned(Run("select", "--format", "ndjson", operand, "--listing", listing).out.splitlines())
            wrong = [each for each in lines if not stream.is_valid(each)]
            check.that(not wrong, operand, "select-stream.json with files:", wrong[:1])
            for capture in answer["captures"]:
                check_counts(operand, capture)
            for file in answer["captures"][0]["files"][:3] if len(answer["captures"]) == 1 else []:
                why = Run("why", "--format", "json", operand, file["path"])
                check.that(parse(why.out)["answers"][0]["included"] == file["included"], operand, file["path"])

    def check_counts(operand, capture):
        files, summary = capture["files"], capture["summary"]
        included = sum(f["included"] for f in files)
        unclaimed = sum(f["reason"] == "unclaimed" for f in files)
        check.that((summary["files_included"], summary["files_unclaimed"], summary["files_excluded"]) ==
                   (included, unclaimed, len(files) - included - unclaimed), operand, "counts of files")
        check.that(all((f["source_path"] is not None) == f["included"] for f in files), operand, "source paths")
        known = {f["path"].lower() for f in files}
        check.that(not [m for m in capture["missing_files"] if m["path"].lower() in known], operand,
                   "misses what is there")

    check.every(check_files, [*made(), *captured()])
    check.every(check_why, [named(MADE / name) for name in ("sql2012r2", "mywriter", "hyperv", "exchange", "sharepoint")])
    check.every(check_operand, [*made(), *captured()])
    check_documented(check)
    check_captured(check)
    check_emitted(check)
    check.end()


main()
