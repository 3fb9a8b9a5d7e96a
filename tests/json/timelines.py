"""What timeline says: in the form of its schema, every sequence whole and in order, places that exist."""

import json

from vssdoc import MADE, SOURCE, Check, Run, captured, made, named, need_jsonschema, parse, schema_named

LABELS = {
    "backup": [*map(str, range(1, 11)), *(f"10{c}" for c in "abcdef"), *map(str, range(11, 17))],
    "restore": [*map(str, range(1, 11))],
    "import": [*map(str, range(1, 10))],
    "hyperv": [*map(str, range(1, 7))],
    "network": [*map(str, range(1, 12))],
}
PHASES = ["P0", "P1", "P1t", "P2", "P3", "P4", "P5", "P6"]
# what our own documents were made to be
EXPECTED = {"transportable": ("backup", "P1t"), "after-restore": ("restore", "P6"), "hyperv": ("backup", "P1"),
            "sql2012r2": ("backup", "P1"), "chain": ("backup", "P2")}


def main():
    jsonschema = need_jsonschema()
    check = Check()
    schema = schema_named("timeline")

    def sequences(capture):
        yield capture["kind"], capture["steps"]
        for other in capture["sequences"]:
            yield other["kind"], other["steps"]

    def check_steps(operand, kind, steps):
        check.that([s["label"] for s in steps] == LABELS[kind], operand, kind, [s["label"] for s in steps])
        for s in steps:
            check.that(str(s["number"]) == s["label"].rstrip("abcdef"), operand, s["label"])
            check.that((s["done"] is None) == (s["because"] is None), operand, kind, s["label"], s["because"])
            check.that(s["source"] and s["action"], operand, kind, s["label"])

    def check_operand(operand):
        run = Run("timeline", "--format", "json", "--sequence", ",".join(LABELS), operand)
        check.that(run.code == 0, operand, "exit", run.code, run.err)
        answer = parse(run.out)
        error = jsonschema.exceptions.best_match(schema.iter_errors(answer))
        check.that(error is None, operand, "timeline.json:", error and error.message)
        inspected = parse(Run("inspect", "--format", "json", operand).out)["captures"]
        for capture, seen in zip(answer["captures"], inspected, strict=True):
            check.that([k for k, _ in sequences(capture)] == list(LABELS), operand, "sequences")
            for kind, steps in sequences(capture):
                check_steps(operand, kind, steps)
            known = {d["path"] for d in seen["documents"]}
            bcd = seen["backup_components"]
            check.that((bcd is not None) == capture["has_bcd"] == (capture["phase"] is not None), operand, "BCD")
            for e in capture["phase"]["evidence"] if capture["phase"] else []:
                check.that(e["document"] in known and e["locator"], operand, "evidence", e)
                check.that(PHASES.index(e["phase"]) <= PHASES.index(capture["phase"]["id"]), operand, e)
            writers = {w["writer_id"] for w in seen["writers"]} | {w["writer_id"] for w in (bcd or {"writers": []})["writers"]}
            for _, steps in sequences(capture):
                for s in steps:
                    check.that({w["writer_id"] for w in s["writers"]} <= writers, operand, s["label"], "writers")
        suggested = parse(Run("timeline", "--format", "json", operand).out)["captures"]
        for capture in suggested:
            later = capture["phase"] is not None and PHASES.index(capture["phase"]["id"]) >= 4
            check.that(capture["kind"] == ("restore" if later else "backup"), operand, capture["kind"])
            for kind, steps in sequences(capture):
                check_steps(operand, kind, steps)

    check.every(check_operand, [*made(), *captured()])
    for name, expected in EXPECTED.items():
        for capture in parse(Run("timeline", "--format", "json", named(MADE / name)).out)["captures"]:
            found = (capture["kind"], capture["phase"]["id"])
            check.that(found == expected, name, found)
    check.end()


main()
