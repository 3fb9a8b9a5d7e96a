"""What diff says: in the form of its schemas, mirrored the other way round, and by a table that holds together."""

import json
import re

from vssdoc import MADE, SOURCE, Check, Run, captured, named, need_jsonschema, parse, schema_named

PAIRS = [("reboot/before", "reboot/after"), ("chain/full", "chain/inc1"), ("chain/inc1", "chain/inc2"),
         ("many/2024-05-01", "many/2024-05-15"), ("sql2012r2", "hyperv"), ("domain-controller", "domain-controller-frs"),
         ("after-restore", "after-restore"), ("vmware", "vmware"), ("windows-image-backup", "windows-image-backup"),
         ("after-restore/bcd-after-restore.xml", "transportable/atoll-t.xml"), ("exchange", "sharepoint"),
         ("vshadow-listing/wm3.txt", "vshadow-listing/wm3-utf16.txt"), ("names", "mywriter")]
NOISE = {"instance-ids", "snapshot-ids", "stamps", "document-names", "order", "spelling", "defaults", "white-space", "encoding"}


def check_table(check):
    """Every cause has its opposite, is told somewhere, and nothing is told that is not in the table."""
    sources = {path.name: path.read_text("utf-8") for path in (SOURCE / "src" / "diff").glob("*.c")}
    table = re.findall(r'\{"([\w-]+)",\s*"([\w-]+)",\s*VSSDOC_CHANGE_(\w+),\s*"([\w-]+)",', sources.pop("causes.c"))
    rules = {cause: (change_id, level, opposite) for cause, change_id, level, opposite in table}
    check.that(len(rules) == len(table) > 80, "causes stand twice, or were not found:", len(table))
    for cause, (change_id, level, opposite) in rules.items():
        back = rules.get(opposite)
        if not check.that(back is not None and back[2] == cause, cause, "is not the opposite of", opposite):
            continue
        if opposite != cause:
            check.that(back[1] == "INFO" or level == "INFO" or {cause, opposite} ==
                       {"component-no-longer-selectable", "component-now-optional"}, cause, "and", opposite, "are both bad")
        if change_id.endswith("-removed"):
            check.that(back[0] == change_id[:-8] + "-added", cause, "has the opposite", back[0])
        used = any(f'"{cause}"' in text for text in sources.values())
        check.that(used, cause, "is never told")


def main():
    jsonschema = need_jsonschema()
    check = Check()
    check_table(check)
    schemas = {name: schema_named(name) for name in ("diff", "diff-stream", "diff-history")}

    def valid(name, value, *about):
        error = jsonschema.exceptions.best_match(schemas[name].iter_errors(value))
        check.that(error is None, *about, f"{name}.json:", error and error.message)

    def check_pair(pair):
        for options in ([], ["--show-ignored"], ["--include", "all"]):
            run = Run("diff", "--format", "json", *pair, *options)
            if not check.that(run.code in (0, 1), *pair, "exit", run.code, run.err):
                return
            told = parse(run.out)
            valid("diff", told, *pair)
            check.that(set(told["hidden"]) == NOISE, *pair, "counts", told["hidden"])
            levels = [c["level"] for c in told["changes"]]
            check.that(all(told["summary"][x] == levels.count(x) for x in ("breaking", "warning", "info")), *pair, "summary")
            check.that(run.code == (1 if levels else 0), *pair, "exit", run.code)
            for line in Run("diff", "--format", "ndjson", *pair, *options).out.splitlines():
                valid("diff-stream", parse(line), *pair)
            if "all" in options:
                check.that(not any(told["hidden"].values()), *pair, "hides what was asked for", told["hidden"])
            if "--show-ignored" in options:
                listed = {name: sum(i["times"] for i in told["ignored"] if i["class"] == name) for name in NOISE}
                check.that(listed == told["hidden"], *pair, "counts", told["hidden"], "and lists", listed)
        back = parse(Run("diff", "--format", "json", pair[1], pair[0]).out)
        check.that(len(back["changes"]) == len(parse(Run("diff", "--format", "json", *pair).out)["changes"]), *pair,
                   "is not mirrored")
        check.that(pair[0] != pair[1] or not back["changes"], *pair, "differs from itself")

    check.every(check_pair, [(named(MADE / a), named(MADE / b)) for a, b in PAIRS] + [(c, c) for c in captured()])
    many = Run("diff", "--history", "--format", "json", named(MADE / "many"))
    valid("diff-history", parse(many.out), "many")
    check.end()


main()
