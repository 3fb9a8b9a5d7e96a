"""Healthy documents are broken, one way each, and what mutations.tsv says is found in them.

    name      says what is broken
    folder    of the healthy documents, below corpus/made
    file      the one that is changed, below the folder
    find      the text that is replaced, which stands there exactly once; `*': the file is removed
    replace   what stands there instead
    rule      the slug of the rule that must find it; behind `!' one that must not: what is healthy all the
              same, or is no more than the consequence of what another rule tells
    locator   where: `-' is the document as a whole; where the finding is in another document than the
              changed one, that document's place and a colon come first; `-' behind `!'

A finding counts if the healthy folder does not have one of that rule at that place. The folder `chain' is
validated as a chain, its backups in the order of their names."""

import re
import shutil
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from os import cpu_count, path
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "json"))
from vssdoc import MADE, Run, parse

TABLE = Path(__file__).with_name("mutations.tsv")
COLUMNS = ["name", "folder", "file", "find", "replace", "rule", "locator"]
WHERE = re.compile(r"(?:(.+):)?(/.*|-)")
UNREADABLE = "doc-unreadable"


class Mutation:
    """A row of the table."""

    def __init__(self, cells):
        self.name, self.folder, self.file, self.find, self.replace, self.rule, where = cells
        document, locator = WHERE.fullmatch(where).groups()
        self.expected = (self.rule, document or self.file, locator)
        self.forbidden = self.rule.removeprefix("!") if self.rule.startswith("!") else None

    def apply(self, folder):
        """Why it cannot be applied, or None."""
        file = folder / self.file
        if not file.is_file():
            return "no such file"
        if self.find == "*":
            file.unlink()
            return "a file that is removed needs no replacement" if self.replace else None
        data = file.read_bytes()
        encoding = "utf-16-le" if data[:2] == b"<\0" else "utf-8"  # some writers of documents have no other
        text = data.decode(encoding)
        if text.count(self.find) != 1:
            return f"what to find stands there {text.count(self.find)} times"
        if self.find == self.replace:
            return "what to find and its replacement are the same"
        file.write_bytes(text.replace(self.find, self.replace).encode(encoding))
        return None


def validate(folder, is_chain):
    """The exit code, and what was found as (rule, document, locator)."""
    inputs = ["--chain", *sorted(each.name for each in folder.iterdir())] if is_chain else ["."]
    run = Run("validate", "--fail-on", "never", "--no-config", "--format", "json", *inputs, cwd=folder)
    if not run.out:
        raise RuntimeError(f"exit {run.code}: {run.err.decode(errors='replace').strip()}")
    found = set()
    for finding in parse(run.out)["findings"]:
        document = path.normpath(path.join(finding["source"] or "", finding["document"] or ""))
        found.add((finding["slug"], document, finding["locator"] or "-"))
    return run.code, found


def read_table():
    lines = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").split("\n")[:-1]]
    if lines[0] != COLUMNS:
        raise SystemExit(f"{TABLE.name}: the heading is not {' '.join(COLUMNS)}")
    for number, cells in enumerate(lines[1:], 2):
        if len(cells) != len(COLUMNS) or not WHERE.fullmatch(cells[-1]):
            raise SystemExit(f"{TABLE.name}:{number}: not {len(COLUMNS)} columns, the last a locator")
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", cells[0]):
            raise SystemExit(f"{TABLE.name}:{number}: the name is not kebab-case: {cells[0]}")
    names = [cells[0] for cells in lines[1:]]
    for name in sorted({name for name in names if names.count(name) > 1}):
        raise SystemExit(f"{TABLE.name}: {name} stands there more than once")
    return [Mutation(cells) for cells in lines[1:]]


def check(mutation):
    """Why it is wrong, or None."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "mutated"
        shutil.copytree(MADE / mutation.folder, folder)
        trouble = mutation.apply(folder)
        if trouble:
            return trouble
        try:
            code, found = validate(folder, mutation.folder == "chain")
        except (RuntimeError, ValueError) as error:
            return str(error)
    if mutation.forbidden:
        new = sorted(" ".join(each) for each in found - HEALTHY[mutation.folder] if each[0] == mutation.forbidden)
        return f"found: {'; '.join(new)}" if new else None
    expected_code = 2 if mutation.rule == UNREADABLE else 0
    if code != expected_code:
        return f"exit {code}, not {expected_code}"
    if mutation.expected in HEALTHY[mutation.folder]:
        return "the healthy folder has that finding, too"
    if mutation.expected not in found:
        new = sorted(" ".join(each) for each in found - HEALTHY[mutation.folder])
        return f"not found: {' '.join(mutation.expected)}; instead: {'; '.join(new) or 'nothing'}"
    return None


MUTATIONS = read_table()
with ThreadPoolExecutor(cpu_count()) as pool:
    folders = sorted({mutation.folder for mutation in MUTATIONS})
    HEALTHY = dict(zip(folders, pool.map(lambda each: validate(MADE / each, each == "chain")[1], folders)))
    results = list(pool.map(check, MUTATIONS))
wrong = [f"{mutation.name}: {result}" for mutation, result in zip(MUTATIONS, results) if result]
print(*wrong, f"{len(MUTATIONS)} mutations, {len(wrong)} wrong", sep="\n")
sys.exit(1 if wrong else 0)
