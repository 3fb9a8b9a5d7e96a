"""Real output of inspect fits its schemas: all of the corpus, and the real captures."""

import json

from vssdoc import CORPUS, SOURCE, Check, captured, inspect, inspect_lines, made, named, need_jsonschema, rows

jsonschema = need_jsonschema()
check = Check()


def validator(name, part=None):
    schema = json.loads((SOURCE / "schemas" / "json" / f"{name}.json").read_text(encoding="utf-8"))
    if part is not None:  # one kind of line alone: its errors say more than "fits none of them"
        del schema["oneOf"]
        schema["$ref"] = f"#/$defs/{part}"
    return jsonschema.Draft202012Validator(schema)


def thinned(value):
    """Without the file sets that differ from another one beside them in path and filespec only."""
    if isinstance(value, dict):
        return {key: thinned(each) for key, each in value.items()}
    if not isinstance(value, list):
        return value
    seen, kept = set(), []
    for each in value:
        if isinstance(each, dict) and "filespec" in each:
            shape = json.dumps({**each, "path": type(each["path"]).__name__,
                                "filespec": type(each["filespec"]).__name__})
            if shape in seen:
                continue
            seen.add(shape)
        kept.append(thinned(each))
    return kept


def complain(what, errors):
    for error in errors:
        place = "/".join(map(str, error.absolute_path))
        check.that(False, what, f"{place}: {error.message[:200]}")


def raw_values(what, value):
    """Beside k_raw, k is null; beside k_evidence it is not."""
    if isinstance(value, dict):
        for key in value:
            if key.endswith("_raw"):
                check.that(value[key[:-4]] is None, what, key, "stands beside a value")
        for each in value.values():
            raw_values(what, each)
    elif isinstance(value, list):
        for each in value:
            raw_values(what, each)


def check_whole(operand, document):
    check.looked_at += 1
    raw_values(operand, document)
    complain(operand, WHOLE.iter_errors(thinned(document)))


def check_line(operand, number, line):
    check.looked_at += 1
    line = thinned(line)
    if not LINE.is_valid(line):
        part = f"{line['type']}_line" if "type" in line else "first_line"
        complain(f"{operand} line {number}", PARTS[part].iter_errors(line) if part in PARTS else
                 LINE.iter_errors(line))


def check_stream(operand, lines):
    for number, line in enumerate(lines, 1):
        check_line(operand, number, line)
    check.that("schema" in lines[0] and sum("schema" in line for line in lines) == 1, operand,
               "says its schema not once, at first")
    check.that([line.get("type") for line in lines].index("summary") == len(lines) - 1, operand,
               "has a summary that is not its last line")


WHOLE, LINE = validator("inspect"), validator("inspect-stream")
PARTS = {part: validator("inspect-stream", part) for part in
         json.loads((SOURCE / "schemas/json/inspect-stream.json").read_text(encoding="utf-8"))["$defs"]
         if part.endswith("_line")}


def main():
    given = [named(CORPUS / folder / row[0]) for folder in ("broken", "hostile")
             for row in rows(f"{folder}/EXPECTED.tsv")]
    for operand in made() + given + captured():
        try:
            check_whole(operand, inspect(operand))
            check_stream(operand, inspect_lines(operand))
        except ValueError as error:
            check.that(False, operand, "is no JSON:", error)
    check.end()


main()
