"""What validate, rules and explain write fits its schemas, whatever documents hold: our own JSON Schemas,
SARIF's and JUnit's where VSSDOC_SCHEMAS has them."""

import functools
import json
import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path
from xml.etree import ElementTree

from vssdoc import CORPUS, MADE, Check, Run, captured, named, need_jsonschema, parse, rows, schema_named, validator_of

need_jsonschema()
check = Check()
SCHEMAS = os.environ.get("VSSDOC_SCHEMAS")
LEVELS = {"error": "error", "warning": "warning", "info": "note"}


own = functools.cache(schema_named)


def fits(what, validator, document):
    for error in validator.iter_errors(document):
        check.that(False, what, "/".join(map(str, error.absolute_path)), error.message[:200])
    check.looked_at += 1


def validate(operand, form, *more):
    run = Run("validate", "--format", form, *more, operand)
    check.that(run.code in (0, 1, 2), operand, form, "ended with", run.code, run.err[-300:])
    return run.out


# ---- our own ----

def check_json(operand):
    document = parse(validate(operand, "json"))
    fits(operand, own("validate"), document)
    lines = [parse(line) for line in validate(operand, "ndjson").splitlines()]
    for line in lines:
        fits(operand, own("validate-stream"), line)
    streamed = [{k: v for k, v in line.items() if k != "type"} for line in lines if line.get("type") == "finding"]
    check.that(streamed == document["findings"], operand, "says other things in lines")
    counted = {level: sum(f["severity"] == level and f["accepted"] is None for f in document["findings"])
               for level in LEVELS}
    summary = document["summary"]
    check.that(sum(counted.values()) + summary["left_out"] + sum(f["accepted"] is not None for f in document["findings"])
               == summary["error"] + summary["warning"] + summary["info"] + summary["accepted"], operand,
               "counts wrongly", summary)
    return document


# ---- SARIF ----

def sarif_validator():
    return validator_of(json.loads((Path(SCHEMAS) / "sarif-schema-2.1.0.json").read_text(encoding="utf-8")))


def check_sarif(operand, findings, validator):
    document = parse(validate(operand, "sarif"))
    if validator:
        fits(operand, validator, document)
    run, = document["runs"]
    rules = run["tool"]["driver"]["rules"]
    check.that(len(run["results"]) == len(findings), operand, "SARIF has other findings")
    for result, finding in zip(run["results"], findings):
        check.that(rules[result["ruleIndex"]]["id"] == result["ruleId"] == finding["rule"], operand, "ruleIndex")
        check.that(result["level"] == LEVELS[finding["severity"]], operand, "level")
        check.that(result["partialFingerprints"] == {"vssdoc/v1": finding["fingerprint"]}, operand, "fingerprint")
        check.that(bool(result["suppressions"]) == (finding["accepted"] is not None), operand, "suppressions")
        uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        check.that(re.fullmatch(r"(file://)?([A-Za-z0-9._~/-]|%[0-9A-F]{2})*", uri), operand, "no URI:", uri)


# ---- JUnit ----

def check_junit(operand, findings, xsd):
    text = validate(operand, "junit")
    if xsd:
        run = subprocess.run(["xmllint", "--noout", "--schema", xsd, "-"], input=text, capture_output=True, check=False)
        check.that(run.returncode == 0, operand, "junit:", run.stderr.decode(errors="replace")[:300])
    root = ElementTree.fromstring(text)
    failed = {(f["source"], f["writer"], f["writer_id"], f["rule"]) for f in findings
              if f["accepted"] is None and f["severity"] != "info"}
    check.that(int(root.get("failures")) == len(failed) == len(root.findall(".//failure")), operand, "failures of junit")
    check.that(int(root.get("tests")) == len(root.findall(".//testcase")), operand, "tests of junit")


# ---- GitHub ----

def check_github(operand, findings):
    lines = validate(operand, "github").decode("utf-8").split("\n")
    check.that(lines.pop() == "" and len(lines) == len(findings), operand, "github has other lines")
    for line in lines:
        check.that(re.fullmatch(r"::(error|warning|notice) file=[^,:]*(,line=\d+,col=\d+)?,title=VSS\d{3} [a-z0-9-]+( \(accepted\))?::[^\r\n\x00-\x1f\x7f]+", line),
                   operand, "no workflow command:", line[:200])


# ---- the others ----

def check_catalogue():
    fits("rules", own("rules"), parse(Run("rules", "--format", "json").out))
    for word in ("VSS101", "wmd-size", "CUSTOM", "3855", "backupSchema=4294967295", "context=9", "usage=USER_DATA",
                 "recursive=no", "VSS_BACKUP_SCHEMA", "VSS_WRITER_STATE", "System Writer", "0x800423f4", "-2147024891",
                 "0x8007ffff", "path", "VSS_BT_FULL"):
        run = Run("explain", "--format", "json", word)
        check.that(run.code == 0, "explain", word, run.err)
        if run.code == 0:
            fits(f"explain {word}", own("explain"), parse(run.out))


def check_accepting(operand, document):
    """What --write-accept writes fits its schema and accepts all that was found."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "accept.json"
        Run("validate", "-q", "--write-accept", path, operand)
        fits(operand, own("accept"), parse(path.read_bytes()))
        run = Run("validate", "--fail-on", "info", "--format", "json", "--accept", path, operand)
        accepted = parse(run.out)
        fits(operand, own("validate"), accepted)
        check.that(all(f["accepted"] for f in accepted["findings"]), operand, "not all is accepted")
        check.that(run.code == 0, operand, "fails although all is accepted:", run.code)
        check.that(not document["findings"] or b"gives no reason" in run.err, operand, "does not tell of empty reasons")
        check_sarif_accepted(operand, path)


def check_sarif_accepted(operand, path):
    results = parse(validate(operand, "sarif", "--accept", path))["runs"][0]["results"]
    check.that(all(result["suppressions"] for result in results), operand, "not all is suppressed in SARIF")
    root = ElementTree.fromstring(validate(operand, "junit", "--accept", path))
    check.that(root.get("failures") == "0", operand, "accepted findings fail in junit")


def main():
    validator = sarif_validator() if SCHEMAS else None
    xsd = Path(SCHEMAS) / "junit-10.xsd" if SCHEMAS and shutil.which("xmllint") else None
    odd = [named(CORPUS / folder / row[0]) for folder in ("broken", "hostile")
           for row in rows(f"{folder}/EXPECTED.tsv") if row[1] != "limited"]

    def one(operand):
        findings = check_json(operand)["findings"]
        check_sarif(operand, findings, validator)
        check_junit(operand, findings, xsd)
        check_github(operand, findings)
    check.every(one, [named(path) for path in sorted(MADE.iterdir())] + odd + captured())
    # of the pair a reboot apart, the later capture has what diff is to find
    healthy = [path / "before" if path.name == "reboot" else path for path in sorted(MADE.iterdir())]
    for operand in [*map(named, healthy), *captured()]:
        check.that(Run("validate", operand).code == 0, operand, "is healthy and has errors")
    for operand in ("corpus/made/sql2012r2", "corpus/made/names"):
        check_accepting(operand, parse(validate(operand, "json")))
    check_catalogue()
    if not SCHEMAS:
        print("VSSDOC_SCHEMAS is not set: SARIF and JUnit were not compared with their schemas")
    elif not xsd:
        print("no xmllint: JUnit was not compared with its schema; on Debian: apt-get install libxml2-utils")
    check.end()


main()
