"""Every rule is shown at work: tests/rules/<slug>/ holds a good and a bad example, and what is found.

    good, good.xml      a folder or document about which the rule says nothing
    bad, bad.xml        one about which it says what `expected` holds, and no more:
    expected            severity TAB document or - TAB locator or - TAB message, a line per finding

A rule of scope chain is shown by folders, one per backup, in the order of their names; one of scope
against by the folders old and new. The first finding of each is the example that `vssdoc explain RULE` shows:
src/explain/examples.tsv. With --update the files `expected` and this table are written, not compared."""

import json
import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "json"))
from vssdoc import PROGRAM, environment

SOURCE = Path(os.environ["top_srcdir"])
HERE = SOURCE / "tests" / "rules"
SCOPES = ("document", "wmd", "wmd-set", "bcd", "capture", "chain", "against")
LEVELS = ("error", "warning", "info", "off")
TABLE = SOURCE / "src" / "explain" / "examples.tsv"
LONGEST = 300  # characters of an element that the table shows
START_TAG = re.compile(r"""<[^\s<>/=]+(\s+[^\s<>/=]+\s*=\s*("[^"<]*"|'[^'<]*'))*\s*/?>""")
wrong = []


def vssdoc(*arguments):
    """Standard output; standard error and exit code where it could not work."""
    run = subprocess.run([PROGRAM, *map(str, arguments)], cwd=HERE, env=environment(), capture_output=True,
                         stdin=subprocess.DEVNULL, timeout=120, check=False)
    if run.returncode not in (0, 1, 2) or run.returncode == 2 and not run.stdout:
        raise RuntimeError(f"exit {run.returncode}: {run.stderr.decode(errors='replace').strip()}")
    return run.stdout.decode("utf-8")


# ---- the catalogue ----

def lint(rules):
    """What every descriptor promises."""
    for key in ("code", "slug"):
        values = [rule[key] for rule in rules]
        for value in sorted({value for value in values if values.count(value) > 1}):
            wrong.append(f"{value}: the {key} of several rules")
    if [rule["code"] for rule in rules] != sorted(rule["code"] for rule in rules):
        wrong.append("the catalogue is not in the order of codes")
    for rule in rules:
        def must(holds, what, rule=rule):
            if not holds:
                wrong.append(f"{rule['code']} {rule['slug']}: {what}")
        must(re.fullmatch(r"VSS[0-9]{3}", rule["code"]), "the code is not VSS and three digits")
        must(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+", rule["slug"]), "the slug is not words with hyphens")
        must(rule["scope"] in SCOPES and rule["severity"] in LEVELS, "scope or severity")
        for key in ("why", "title", "advice", "source"):
            text = rule[key] or ""
            must(text.strip() and text == text.strip() and "\n" not in text, f"{key} is empty or not a line")
        must(not (rule["title"] or "").endswith("."), "the title ends in a dot")
        must(len(rule["title"] or "") <= 100, "the title is longer than 100 characters")
        must((rule["advice"] or "").endswith((".", "?", ")")), "the advice is not a sentence")
        must(names_source(rule["source"] or ""), f"the source names no page: {rule['source']}")


def names_source(source):
    """A page, the API reference, something captured, or a reason why there is none."""
    return re.search(r"[\w-]+\.md\b|\bapi:|\bcaptured|\binferred: |github\.com/|\b[\w-]+\.h\b|RFC|\.xml\b|XML 1\.0", source)


# ---- the examples ----

def example(slug, name):
    """A folder or a document, None where neither is there."""
    found = [path for path in (HERE / slug).glob(name + "*") if path.name.split(".")[0] == name]
    if len(found) == 1:
        return found[0]
    wrong.append(f"{slug}: {'several' if found else 'no'} {name}")
    return None


def operands(rule, path):
    path = path.relative_to(HERE)
    if rule["scope"] == "chain":
        return ["--chain", *sorted(each.relative_to(HERE) for each in (HERE / path).iterdir())]
    if rule["scope"] == "against":
        return [path / "new", "--against", path / "old"]
    return [path]


def findings(rule, path):
    """What the rule finds."""
    text = vssdoc("validate", "--only", rule["slug"], "--fail-on", "never", "--format", "json",
                  *operands(rule, path))
    return json.loads(text)["findings"]


def lines_of(found):
    """The lines of `expected`."""
    return "".join("\t".join((f["severity"], f["document"] or "-", f["locator"] or "-", f["message"])) + "\n"
                   for f in found)


def start_tag(finding):
    """Of the element that a finding stands at, on one line and not too long; empty where it has no place that
    can be shown: none is known, or the document is no file of UTF-8."""
    path = HERE / finding["source"]
    path = path / finding["document"] if path.is_dir() and finding["document"] else path
    if finding["offset"] is None or not path.is_file():
        return ""
    try:
        tag = START_TAG.match(path.read_bytes()[finding["offset"]:].decode("utf-8"))
    except UnicodeDecodeError:
        return ""
    text = re.sub(r"\s*[\t\r\n]\s*", " ", tag.group()) if tag else ""  # blanks in a value may be the fault
    return text if len(text) <= LONGEST else text[:LONGEST - 1] + "…"


def check_table():
    """What explain shows is what is found, for every rule."""
    lines = ["\t".join((slug, start_tag(shown[slug]), shown[slug]["message"])) for slug in sorted(shown)]
    if UPDATE:
        TABLE.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
        return
    told = TABLE.read_text(encoding="utf-8").split("\n")[:-1]
    for line in sorted(set(lines) ^ set(told)):
        wrong.append(f"examples.tsv {'has not' if line in lines else 'has'} (make update-rules): {line}")
    for slug in sorted({rule["slug"] for rule in RULES} - {line.partition("\t")[0] for line in told}):
        wrong.append(f"examples.tsv has no example of {slug}")


def check(rule):
    slug = rule["slug"]
    if not (HERE / slug).is_dir():
        wrong.append(f"{rule['code']} {slug}: no folder tests/rules/{slug}")
        return
    good, bad, expected = example(slug, "good"), example(slug, "bad"), HERE / slug / "expected"
    try:
        said = lines_of(findings(rule, good)) if good else ""
        finds = findings(rule, bad) if bad else None
    except (RuntimeError, ValueError, subprocess.TimeoutExpired) as error:
        wrong.append(f"{slug}: {error}")
        return
    if finds:
        shown[slug] = finds[0]
    found = None if finds is None else lines_of(finds)
    if said:
        wrong.append(f"{slug}: says of good: {said.rstrip()}")
    if found == "":
        wrong.append(f"{slug}: says nothing of bad")
    elif found and UPDATE:
        expected.write_text(found, encoding="utf-8")
    elif found and not expected.exists():
        wrong.append(f"{slug}: no expected (make update-rules writes it)")
    elif found and expected.read_text(encoding="utf-8") != found:
        wrong.append(f"{slug}: bad gives\n{found}and expected is\n{expected.read_text(encoding='utf-8')}")


UPDATE = sys.argv[1:] == ["--update"]
shown = {}  # the first finding of each rule
RULES = json.loads(vssdoc("rules", "--format", "json"))["rules"]
lint(RULES)
with ThreadPoolExecutor(os.cpu_count()) as pool:
    list(pool.map(check, RULES))
check_table()
known = {rule["slug"] for rule in RULES}
for folder in sorted(HERE.iterdir()):
    if folder.is_dir() and folder.name not in known:
        wrong.append(f"tests/rules/{folder.name} belongs to no rule")
print(*sorted(wrong), f"{len(RULES)} rules, {len(wrong)} wrong", sep="\n")
sys.exit(1 if wrong else 0)
