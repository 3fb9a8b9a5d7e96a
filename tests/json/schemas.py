"""The schemas of our output: valid, closed, documented key by key, and true to the program."""

import json
import re

from vssdoc import SOURCE, Check, Run, need_jsonschema

FOLDER = SOURCE / "schemas" / "json"
READ = {"accept", "document", "target-state"}  # what people write for us may leave keys out
VALUES = (SOURCE / "src" / "model" / "values.c").read_text(encoding="utf-8")


def walk(node, place="#"):
    """Every object of a schema, with its place."""
    if isinstance(node, dict):
        yield place, node
        for key, value in node.items():
            yield from walk(value, f"{place}/{key}")
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from walk(value, f"{place}/{index}")


def constants():
    """The names of each enumeration in the project's own table, as sets."""
    tables = re.findall(r"struct vssdoc_constant \w+\[\] = \{(.*?)\n\};", VALUES, re.S)
    return [set(re.findall(r'\{\w+, "(VSS_\w+)"', table)) for table in tables]


def check_shape(check, name, schema):
    references = {node["$ref"] for _, node in walk(schema) if "$ref" in node}
    defined = {f"#/$defs/{key}" for key in schema["$defs"]}
    check.that(schema["$id"] == f"urn:vssdoc:{name}:1", name, "$id is", schema["$id"])
    check.that(references == defined, name, "defined or referred to, not both:", references ^ defined)
    for place, node in walk(schema):
        if node.get("type") in ("object", ["object", "null"]) and "properties" in node:
            closed = "additionalProperties" in node or place in open_definitions(schema)
            check.that(closed, name, place, "is open")
            optional = set(node["properties"]) - set(node.get("required", []))
            check.that(name in READ or optional <= {"text", "findings"}, name, place,
                       "has keys that may be missing")
    for place, node in walk(schema):
        for key, value in node.get("properties", {}).items() if "/properties/" not in place[-12:] else ():
            told = "description" in value or "const" in value or \
                "description" in schema["$defs"].get(value.get("$ref", "").rpartition("/")[2], {})
            check.that(told, name, f"{place}/{key}", "has no description")


def open_definitions(schema):
    """What is closed where it is used, since more keys stand beside its own there."""
    return {node["$ref"].replace("#", "#", 1) for _, node in walk(schema)
            if node.get("unevaluatedProperties") is False and "$ref" in node}


def check_constants(check, name, schema):
    listed = [set(node["enum"]) - {None} for _, node in walk(schema)
              if any(str(value).startswith("VSS_") for value in node.get("enum", []))]
    for each in constants():
        check.that(each in listed, name, "does not list exactly", sorted(each))
    check.that(len(listed) == len(constants()), name, "has an enumeration that the project has not")


def check_config(check, jsonschema):
    """The schema of the configuration file is made by the program, from its tables of options."""
    schema = json.loads(Run("schema", "config").out)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    manual = (SOURCE / "man" / "vssdoc-config.7").read_text(encoding="utf-8")
    shown = json.loads(re.search(r"offset indent\n(\{.*?\})\n\.Ed", manual, re.S).group(1))
    check.that(validator.is_valid(shown), "the manual's example is no valid configuration")
    for broken in ({"colour": "never"}, {"validate": {"fail-on": "fatal"}}, {"output": "x"}, {"validate": {"chain": 1}}):
        check.that(not validator.is_valid(broken), broken, "is a valid configuration")
    sections = {key for key, value in schema["properties"].items() if "properties" in value}
    check.that({"inspect", "validate"} <= sections, "config", "has the sections", sections)


def main():
    jsonschema = need_jsonschema()
    check = Check()
    schemas = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.json"))}
    listed = [name for name in Run("schema").out.decode().split() if not name.endswith(".xsd")]
    check.that("config" in listed, "vssdoc schema does not list config")
    listed.remove("config")
    check_config(check, jsonschema)
    check.that(sorted(listed) == sorted(schemas), "vssdoc schema lists", listed)
    for name, schema in schemas.items():
        jsonschema.Draft202012Validator.check_schema(schema)
        check_shape(check, name, schema)
        if name.startswith("inspect"):  # the model's schemas: the others hold no enumeration's value
            check_constants(check, name, schema)
        check.that(Run("schema", name).out == (FOLDER / f"{name}.json").read_bytes(), name,
                   "is not what vssdoc schema prints")
    whole, stream = schemas["inspect"]["$defs"], schemas["inspect-stream"]["$defs"]
    for key in whole.keys() & stream.keys():
        check.that(whole[key] == stream[key], key, "is not the same in inspect and inspect-stream")
    check.end()


main()
