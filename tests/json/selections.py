"""What select says: in the form of its schemas, and for MyWriter what the documentation's tables say."""

import json

from vssdoc import MADE, SOURCE, Check, Run, captured, made, named, need_jsonschema, parse

MYWRITER = named(MADE / "mywriter" / "MyWriter.xml")
ALL = {r"\Executables": "E", r"\Executables\ConfigFiles": "E", r"\LicenseInfo": "E", r"\Security": "E",
       r"\Security\UserInfo": "I", r"\Security\Certificates": "I", r"\writerData": "E"}
DATA = [r"\writerData\Set1", r"\writerData\Set1\Jan", r"\writerData\Set1\Dec", r"\writerData\Set2",
        r"\writerData\Set2\Jan", r"\writerData\Set2\Dec", r"\writerData\QueryLogs\Query"]
USAGE = [r"\writerData\Usage\Jan", r"\writerData\Usage\Dec"]
USAGE_SET = r"\writerData\Usage"

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
    (["--minimum", "--include", r"MyWriter:\writerData,MyWriter:\writerData\Usage"], {**REQUIRED, **WITH_DATA}),
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


def main():
    jsonschema = need_jsonschema()
    check = Check()
    whole, stream = (jsonschema.Draft202012Validator(json.loads((SOURCE / "schemas" / "json" / name).read_text("utf-8")))
                     for name in ("select.json", "select-stream.json"))

    def check_operand(operand):
        run = Run("select", "--format", "json", operand)
        check.that(run.code in (0, 1), operand, "exit", run.code, run.err)
        error = jsonschema.exceptions.best_match(whole.iter_errors(parse(run.out)))
        check.that(error is None, operand, "select.json:", error and error.message)
        lines = [parse(each) for each in Run("select", "--format", "ndjson", operand).out.splitlines()]
        wrong = [each for each in lines if not stream.is_valid(each)]
        check.that(not wrong and len(lines) > 2, operand, "select-stream.json:", wrong[:1])
        for capture in parse(run.out)["captures"]:
            included = [c for c in capture["components"] if c["included"]]
            check.that(len(included) == capture["summary"]["components_included"], operand, "counts")
            check.that(all((c["inclusion"] != "none") == c["included"] for c in capture["components"]), operand)
            known = {(c["writer"], c["full_path"]) for c in included}
            check.that(all((s["writer"], s["component"]) in known for s in capture["file_sets"]), operand,
                       "has file sets of what is not included")

    check.every(check_operand, [*made(), *captured()])
    check_documented(check)
    check_captured(check)
    check.end()


main()
