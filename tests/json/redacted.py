"""What --redact promises: no name of the original survives, and everything is found that was found before."""

import collections
import hashlib
import json
import re
import tempfile
from pathlib import Path

from vssdoc import MADE, SOURCE, Check, Run, captured, made, named, need_jsonschema, parse, schema_named

# keys whose texts are not a document's own, or never hold a name
OURS = {"schema", "version", "kind", "encoding", "declared", "type", "usage", "source_type", "method", "writer_restore",
        "backup_type", "restore_type", "restore_target", "file_restore_status", "state", "flags", "notes", "error",
        "writer_id", "ranges", "source_ranges", "destination_ranges", "last_modify_time", "creation_timestamp", "hr",
        "hr_application", "evidence"}
GUID = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
WORD = re.compile(GUID.pattern + r"|[^\W_]{3,}")
NUMBERED = re.compile(r"(harddisk|HarddiskVolume|HarddiskVolumeShadowCopy|Volume|WM|COM|LPT)[0-9]+", re.I)
TIME = re.compile(r"CAAAA[A-Za-z0-9+/]{11}")  # a stamp of SQL Server's: eight bytes, a FILETIME


def leaves(node, path=()):
    """Every text with the keys that lead to it."""
    if isinstance(node, dict):
        for key, value in node.items():
            yield from leaves(value, (*path, key))
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from leaves(value, (*path, index))
    elif isinstance(node, str):
        yield path, node


def stays():
    """The words of what stays, by the program's own list and its tables of writers."""
    words = Run("help", "redaction").out.decode("utf-8").partition("This stays")[2]
    words += (SOURCE / "src" / "model" / "known_writers.c").read_text("utf-8")
    words += (SOURCE / "src" / "base" / "winpath.c").read_text("utf-8")
    return {w.casefold() for w in WORD.findall(words)}


STAYS = stays()


def secrets(operand):
    """Words of the original's names that nothing says may stay."""
    for path, text in leaves(parse(Run("inspect", "--format", "json", operand).out)):
        keys = [k for k in path if isinstance(k, str)]
        if keys[-1] in OURS or keys[-1].endswith("_evidence"):
            continue
        if TIME.fullmatch(text):
            continue
        if "elements" in keys:  # names of elements and attributes stay
            text = " ".join(sum(re.findall(r'"([^"]*)"|>([^<]*)<', text), ()))
        for word in WORD.findall(text):
            if word.casefold() not in STAYS and word.strip("0123456789-") and not NUMBERED.fullmatch(word):
                yield word.casefold()


def shape(node):
    """An answer without its texts."""
    if isinstance(node, dict):
        return {k: shape(v) if k not in OURS else "" for k, v in node.items()}
    if isinstance(node, list):
        return [shape(v) for v in node]
    return len(node) if isinstance(node, str) else node


def findings(answer):
    return collections.Counter((f["rule"], f["severity"], f["locator"], f["line"]) for f in answer["findings"])


def selected(answer):
    return [([(c["included"], c["inclusion"], c["reason"]) for c in capture["components"]], capture["summary"],
             len(capture["prediction"]["explicit"]), len(capture["prediction"]["not_in_bcd"]),
             len(capture["unmet_dependencies"]), len(capture["volumes"])) for capture in answer["captures"]]


def own_words():
    """What the program says by itself."""
    words = set()
    for source in (SOURCE / "src").rglob("*.[ch]"):
        for literal in re.findall(r'"((?:[^"\\]|\\.)*)"', source.read_text("utf-8")):
            words |= {w.casefold() for w in WORD.findall(literal)}
    return words


def main():
    need_jsonschema()
    check = Check()
    keys = schema_named("redaction-key")
    own = own_words()

    def run(command, operand, *options):
        return Run(command, "--format", "json", *options, operand)

    def check_operand(operand):
        before, after = run("inspect", operand), run("inspect", operand, "--redact")
        check.that(before.code == after.code, operand, "exits", before.code, after.code)
        check.that(shape(parse(before.out)) == shape(parse(after.out)), operand, "has another shape")
        never = ("--fail-on", "never")
        old, new = (findings(parse(run("validate", operand, *never, *o).out)) for o in ((), ("--redact",)))
        if operand != named(MADE / "names"):  # has names that differ in their Unicode form alone
            check.that(old == new, operand, "findings lost", list((old - new))[:3], "new", list((new - old))[:3])
        old, new = (selected(parse(run("select", operand, *o).out)) for o in ((), ("--redact",)))
        check.that(old == new, operand, "is selected otherwise")
        hidden = set(secrets(operand)) - own
        check.that(hidden, operand, "has no secrets")
        key = Path(scratch) / (hashlib.sha1(operand.encode()).hexdigest() + ".json")
        after = run("inspect", operand, "--redact-key", str(key))
        placeholders = {w["placeholder"].casefold() for w in parse(key.read_bytes())["words"]}
        check.that(keys.is_valid(parse(key.read_bytes())), operand, "redaction-key.json")
        outputs = {"inspect": after, "text": Run("inspect", "--redact", "--files", "-v", operand),
                   "validate": run("validate", operand, *never, "--redact"),
                   "select": run("select", operand, "--redact"), "timeline": run("timeline", operand, "--redact"),
                   "render": Run("render", "--format", "xml", "--redact", operand)}
        for name, output in outputs.items():
            words = {w.casefold() for w in WORD.findall(output.out.decode("utf-8"))}
            shown = sorted(hidden & words - placeholders)
            check.that(not shown, operand, name, "shows", shown[:8])

    def check_there_and_back(operand):
        """Documents written redacted say what the redacted reading says, and the key brings the names back."""
        folder = Path(scratch) / hashlib.sha1(b"back" + operand.encode()).hexdigest()
        key = str(folder) + ".key"
        for options in ((operand, "-o", f"{folder}.plain/"), (operand, "-o", f"{folder}.out/", "--redact-key", key),
                        (f"{folder}.out", "-o", f"{folder}.back/", "--unredact", key)):
            made_by = Run("convert", "--format", "json", *options)
            check.that(made_by.code == 0, made_by.command, made_by.err)
        plain, back = ([parse(p.read_bytes()) for p in sorted(Path(f"{folder}.{end}").rglob("*.json"))]
                       for end in ("plain", "back"))
        check.that([fold(d) for d in plain] == [fold(d) for d in back], operand, "does not come back")

    def fold(document):
        """What a document says, without how its file is spelled; the spelling of a GUID is the first one's."""
        kept = {k: v for k, v in document.items() if k not in ("path", "encoding", "bom", "declared")}
        text = re.sub(r'"\w+_id_spelled": "[^"]*",? *', "", json.dumps(kept))
        return GUID.sub(lambda m: m[0].lower(), text)

    def check_diff(old, new):
        before, after = (parse(Run("diff", "--format", "json", *o, old, new).out) for o in ((), ("--redact",)))
        check.that([(c["id"], c["level"], c["field"]) for c in before["changes"]] ==
                   [(c["id"], c["level"], c["field"]) for c in after["changes"]], old, new, "differ otherwise")
        check.that(before["hidden"] == after["hidden"] and before["summary"] == after["summary"], old, new)
        check.that(shape(before["old"]) == shape(after["old"]), old, new, "is called", after["old"])
        check.that(before["old"]["source"] != after["old"]["source"], old, "keeps its name")

    with tempfile.TemporaryDirectory() as scratch:
        check.every(check_operand, [*made(), *captured()])
        check.every(check_there_and_back, [named(MADE / n) for n in ("sql2012r2", "hyperv", "transportable", "names",
                                                                     "after-restore", "exchange")] + captured())
        check_diff(named(MADE / "chain" / "full"), named(MADE / "chain" / "inc1"))
        check_diff(named(MADE / "reboot" / "before"), named(MADE / "reboot" / "after"))
        for source in captured():
            check_diff(named(MADE / "sql2012r2"), source)
    check.end()


main()
