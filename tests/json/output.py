"""Real output of inspect fits its schemas: all of the corpus, and the real captures."""

import json
import os
from concurrent.futures import ThreadPoolExecutor

from vssdoc import CORPUS, MADE, SOURCE, Check, Run, captured, named, need_jsonschema, parse, rows

jsonschema = need_jsonschema()
check = Check()


def validator(name, part=None):
    schema = json.loads((SOURCE / "schemas" / "json" / f"{name}.json").read_text(encoding="utf-8"))
    if part is not None:  # one kind of line alone: its errors say more than "fits none of them"
        del schema["oneOf"]
        schema["$ref"] = f"#/$defs/{part}"
    return jsonschema.Draft202012Validator(schema)


# Keys of free text: what is valid does not hang on their value.
TEXT = {"source", "path", "filespec", "document", "writer_document", "name", "writer_name", "full_path",
        "caption", "logical_path"}


def thinned(value):
    """A value without the objects on a list that look to a schema like another one there - file sets,
    for the most part -, and what it looks like itself."""
    if isinstance(value, dict):
        kept, looks = {}, []
        for key, each in value.items():
            kept[key], look = thinned(each)
            looks.append(f"{key}:{type(each).__name__ if key in TEXT else look}")
        return kept, f"{{{','.join(looks)}}}"
    if isinstance(value, list):
        kept = {look: each for each, look in map(thinned, value)}
        return list(kept.values()), f"[{','.join(kept)}]"
    return value, repr(value)


def complain(what, errors):
    for error in errors:
        place = "/".join(map(str, error.absolute_path))
        check.that(False, what, f"{place}: {error.message[:200]}")


def raw_values(what, value):
    """Beside k_raw, k is null."""
    if isinstance(value, dict):
        for key in value:
            if key.endswith("_raw"):
                check.that(value[key[:-4]] is None, what, key, "stands beside a value")
        for each in value.values():
            raw_values(what, each)
    elif isinstance(value, list):
        for each in value:
            raw_values(what, each)


def run_whole(operand):
    return Run("inspect", "--format", "json", operand).out


def run_lines(operand):
    return Run("inspect", "--format", "ndjson", operand).out


def check_whole(operand, document):
    check.looked_at += 1
    document, _ = thinned(document)
    raw_values(operand, document)
    complain(operand, WHOLE.iter_errors(document))


def check_line(operand, number, line):
    check.looked_at += 1
    line, look = thinned(line)
    kind = line.get("type", "first")
    if look not in LOOKS:
        complain(f"{operand} line {number}", PARTS.get(f"{kind}_line", LINE).iter_errors(line))
    if kind not in KINDS:
        check.that(LINE.is_valid(line), operand, "line", number, "is not exactly one of the kinds")
    LOOKS.add(look)
    KINDS.add(kind)


def check_stream(operand, lines):
    for number, line in enumerate(lines, 1):
        check_line(operand, number, line)
    check.that("schema" in lines[0] and sum("schema" in line for line in lines) == 1, operand,
               "says its schema not once, at first")
    check.that([line.get("type") for line in lines].index("summary") == len(lines) - 1, operand,
               "has a summary that is not its last line")


LOOKS, KINDS = set(), set()
WHOLE, LINE = validator("inspect"), validator("inspect-stream")
PARTS = {part: validator("inspect-stream", part) for part in
         json.loads((SOURCE / "schemas/json/inspect-stream.json").read_text(encoding="utf-8"))["$defs"]
         if part.endswith("_line")}


def main():
    given = [named(CORPUS / folder / row[0]) for folder in ("broken", "hostile")
             for row in rows(f"{folder}/EXPECTED.tsv") if row[1] != "limited"]
    operands = [named(path) for path in sorted(MADE.iterdir())] + given + captured()
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        wholes, streams = pool.map(run_whole, operands), pool.map(run_lines, operands)
        for operand, whole, lines in zip(operands, wholes, streams):
            try:
                check_whole(operand, parse(whole))
                check_stream(operand, [parse(line) for line in lines.splitlines()])
            except ValueError as error:
                check.that(False, operand, "is no JSON:", error)
    check.end()


main()
