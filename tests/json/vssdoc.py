"""What the checks of this folder share: the program, the corpus, and how a check ends."""

import json
import os
import subprocess
import sys
import tempfile
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

SOURCE = Path(os.environ["top_srcdir"])
BUILD = Path(os.environ["top_builddir"])
CORPUS = SOURCE / "corpus"
MADE = CORPUS / "made"
CAPTURES = os.environ.get("VSSDOC_CAPTURES")

SECONDS = 20  # of CPU that a run may take, whatever its input
PATIENCE = 6  # times as long on the clock: the machine may be busy
MEGABYTES = 400


# ---- the program ----

def _is_script(path):
    with open(path, "rb") as file:
        return file.read(2) == b"#!"


def _sanitized(*files):
    return any(b"__asan_init" in file.read_bytes() for file in files if file.exists())


# libtool's wrapper script takes longer than most runs: the program behind it is run directly.
WRAPPED = _is_script(BUILD / "vssdoc")
PROGRAM = BUILD / ".libs" / "vssdoc" if WRAPPED else BUILD / "vssdoc"
SANITIZED = _sanitized(PROGRAM, BUILD / ".libs" / "libvssdoc.so.0")


FIXED = {"LC_ALL": "C.UTF-8", "TERM": "dumb", "TZ": "UTC", "SOURCE_DATE_EPOCH": "1767225600"}


def environment(**more):
    variables = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "COLUMNS")}
    variables.update(**{**FIXED, **more})
    if WRAPPED:
        variables["LD_LIBRARY_PATH"] = str(BUILD / ".libs")
    return variables


class Run:
    """One run of the program: its exit code, outputs, and what it took."""

    def __init__(self, *arguments, cwd=SOURCE, prefix=(), **variables):
        self.command = " ".join(["vssdoc", *map(str, arguments)])
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            process = subprocess.Popen([*prefix, PROGRAM, *arguments], cwd=cwd, stdout=out, stderr=err,
                                       stdin=subprocess.DEVNULL, env=environment(**variables))
            watchdog = threading.Timer(PATIENCE * SECONDS * (4 if SANITIZED else 1), process.kill)
            watchdog.start()
            _, status, usage = os.wait4(process.pid, 0)
            watchdog.cancel()
            process.returncode = self.code = os.waitstatus_to_exitcode(status)
            self.seconds = usage.ru_utime + usage.ru_stime
            self.megabytes = usage.ru_maxrss / 1024
            out.seek(0), err.seek(0)
            self.out, self.err = out.read(), err.read()

    def within_limits(self):
        return SANITIZED or self.seconds < SECONDS and self.megabytes < MEGABYTES


def _no_doubles(pairs):
    value = dict(pairs)
    if len(value) < len(pairs):
        raise ValueError("a key stands twice: " + ", ".join(k for k, _ in pairs))
    return value


def parse(text):
    """JSON, strictly: UTF-8, no key twice in an object."""
    return json.loads(text.decode("utf-8"), object_pairs_hook=_no_doubles)


def inspect(operand, **how):
    return parse(Run("inspect", "--format", "json", operand, **how).out)


def inspect_lines(operand, **how):
    return [parse(line) for line in Run("inspect", "--format", "ndjson", operand, **how).out.splitlines()]


# ---- the corpus ----

def rows(path):
    """The rows of one of its tables, without the heading."""
    lines = (CORPUS / path).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines[1:]]


def named(path):
    """As the command line names a file of the project: relative, so that output is short."""
    return os.path.relpath(path, SOURCE)


def made():
    """Every operand below corpus/made: its folders, and each archive and encoding alone."""
    alone = [*(MADE / "archives").iterdir(), *(MADE / "encodings").iterdir()]
    return [named(path) for path in sorted([*MADE.iterdir(), *alone])]


def captured():
    """The real captures, where there are any."""
    return sorted(str(path) for path in Path(CAPTURES).iterdir() if path.is_dir()) if CAPTURES else []


# ---- how a check ends ----

class Check:
    """Counts what was looked at and prints what was wrong."""

    MOST = 40

    def __init__(self):
        self.looked_at = 0
        self.wrong = []

    def that(self, holds, message, *details):
        self.looked_at += 1
        if not holds:
            self.wrong.append(" ".join(map(str, (message, *details))))
        return holds

    def every(self, function, items):
        """Calls function with each item, several at a time: runs of the program are processes."""
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            for result in pool.map(function, items):
                del result

    def end(self):
        for line in self.wrong[:self.MOST]:
            print(line)
        if len(self.wrong) > self.MOST:
            print(f"and {len(self.wrong) - self.MOST} more")
        print(f"{self.looked_at} looked at, {len(self.wrong)} wrong")
        sys.exit(1 if self.wrong else 0)


def skip(message):
    print(message)
    sys.exit(77)


def need_jsonschema():
    try:
        import jsonschema
    except ImportError:
        skip("no jsonschema for python3; on Debian: apt-get install python3-jsonschema")
    return jsonschema


def validator_of(schema):
    """A validator that looks at each part once: what was valid by a definition of the schema stays so. Outputs
    repeat themselves, and jsonschema takes longer than all the programs it looks at."""
    validators = need_jsonschema().validators
    valid, definitions = set(), {}

    def definition(reference):
        part = schema
        if not reference.startswith("#/"):
            raise ValueError(f"a reference out of the schema: {reference}")
        for key in reference[2:].split("/"):
            part = part[key]
        return part

    def follow(validator, reference, instance, _):
        seen = hash((reference, json.dumps(instance)))
        if seen in valid:
            return
        if reference not in definitions:
            definitions[reference] = definition(reference)
        wrong = False
        for error in validator.descend(instance, definitions[reference]):
            wrong = True
            yield error
        if not wrong:
            valid.add(seen)

    return validators.extend(validators.validator_for(schema), {"$ref": follow})(schema)


def schema_named(name):
    """The validator of one of our own schemas."""
    return validator_of(json.loads((SOURCE / "schemas" / "json" / f"{name}.json").read_text(encoding="utf-8")))
