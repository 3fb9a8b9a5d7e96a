"""What restore says: in the form of its schemas, for every capture and for machines of every kind."""

import json
import tempfile
from pathlib import Path

from vssdoc import MADE, Check, Run, captured, made, named, need_jsonschema, parse, validator_of

MACHINES = [
    {},
    {"default": "present"},
    {"default": "present", "files": [{"path": "%SystemRoot%\\**", "state": "locked"},
                                     {"path": "?:\\*\\**", "state": "uncreatable"}], "reboot_allowed": False},
    {"services": [{"name": "TidewaterLedger", "state": "running", "stoppable": False}],
     "requester": {"partial_files": False, "directed_targets": False}},
]
CHAIN = [named(MADE / "chain" / step) for step in ("full", "inc1", "inc2")]


def validators():
    return {name: validator_of(json.loads(Run("schema", name).out))
            for name in ("restore", "restore-stream", "target-state")}


def check_output(check, valid, arguments):
    """Both forms are as their schemas say, and say the same."""
    whole = Run("restore", "--format", "json", *arguments)
    if whole.code == 2:
        return
    document = parse(whole.out)
    check.that(valid["restore"].is_valid(document), arguments, "is not as its schema says:",
               *[error.message[:200] for error in valid["restore"].iter_errors(document)][:1])
    lines = [parse(line) for line in Run("restore", "--format", "ndjson", *arguments).out.splitlines()]
    for line in lines:
        check.that(valid["restore-stream"].is_valid(line), arguments, "has a line that is not as its schema says",
                   str(line)[:200])
    streamed = [{k: v for k, v in line.items() if k != "type"} for line in lines if line.get("type") == "decision"]
    check.that(streamed == document["decisions"], arguments, "differs in json and ndjson")
    check_sense(check, document, arguments, whole.code)


def check_sense(check, document, arguments, code):
    decisions = document["decisions"]
    failed = [d for d in decisions if d["action"] == "error"]
    check.that(code == (1 if failed else 0), arguments, "exits with", code)
    check.that(document["reboot_required"] == any(d["reboot_required"] for d in decisions), arguments, "restart")
    for d in decisions:
        place = (arguments, d["component"])
        check.that((d["error"] is not None) == (d["action"] == "error"), place, "error and action")
        check.that(d["selected"] or (d["events"] == [] and d["status"] is None), place, "is not selected, but")
        check.that(not d["selected"] or d["events"][0] == "PreRestore", place, "is selected without an event")
        check.that(all(step["source"] for step in d["trace"]) and d["trace"], place, "has a step without source")
        for file in d["files"]:
            check.that((file["to"] is None) == (file["action"] in ("error", "custom", "none")), place, file)
            check.that(file["action"] != "original" or file["to"] == file["path"], place, file)


def main():
    need_jsonschema()
    check, valid = Check(), validators()
    sources = [*made(), *captured()]
    with tempfile.TemporaryDirectory() as folder:
        runs = [[source] for source in sources] + [["--chain", *CHAIN]]
        for index, machine in enumerate(MACHINES):
            machine = {"schema": "vssdoc/target-state/1", **machine}
            check.that(valid["target-state"].is_valid(machine), machine, "is no target state")
            path = Path(folder) / f"{index}.json"
            path.write_text(json.dumps(machine), encoding="utf-8")
            runs += [[source, "--target", str(path)] for source in sources] + [["--chain", *CHAIN, "-t", str(path)]]
        runs += [[sources[0], "--compare", str(Path(folder) / "2.json")],
                 [named(MADE / "after-restore"), "--compare", str(Path(folder) / "3.json"), "--strict"]]
        check.every(lambda run: check_output(check, valid, run), runs)
    check.end()


main()
