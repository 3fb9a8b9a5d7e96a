"""Answers of fleet fit their schemas; an index that was killed is taken up where it was; a damaged
database does no harm."""

import json
import os
import random
import signal
import subprocess
import tempfile
import time
from pathlib import Path

from vssdoc import CORPUS, MADE, PROGRAM, SOURCE, Check, Run, environment, need_jsonschema

QUESTIONS = ["machines", "captures", "lost-writers", "lacks-writer X", "not-selected", "failed", "restore-methods",
             "changed 2099-01-01", "outliers", "findings", "stale", "who-has *"]
DAMAGED = 24
EVERYTHING = """SELECT c.source, c.content, w.key, k.full_path, k.included, s.path, s.filespec
                FROM captures c LEFT JOIN writers w ON w.capture = c.id LEFT JOIN components k ON k.writer = w.id
                LEFT JOIN file_sets s ON s.component = k.id ORDER BY 1, 2, 3, w.id, 4, k.id, 6, 7"""


def schema(jsonschema, name):
    return jsonschema.Draft202012Validator(json.loads((SOURCE / "schemas" / "json" / name).read_text("utf-8")))


def check_answers(check, jsonschema, db):
    whole, stream = schema(jsonschema, "fleet.json"), schema(jsonschema, "fleet-stream.json")
    ready = json.loads(Run("fleet", "query", db, "-f", "json").out)
    error = jsonschema.exceptions.best_match(whole.iter_errors(ready))
    check.that(error is None, "the ready questions:", error and error.message)
    check.that([q["name"] for q in ready["questions"]] == [q.split()[0] for q in QUESTIONS], "other questions are ready")
    for question in QUESTIONS:
        run = Run("fleet", "query", db, *question.split(), "--format", "json")
        check.that(run.code in (0, 1), question, "exit", run.code, run.err)
        answer = json.loads(run.out)
        error = jsonschema.exceptions.best_match(whole.iter_errors(answer))
        check.that(error is None, question, error and error.message)
        check.that(all(list(row) == answer["columns"] for row in answer["rows"]), question, "has other columns")
        lines = [json.loads(line) for line in Run("fleet", "query", db, *question.split(), "-f", "ndjson").out.splitlines()]
        for line in lines:
            error = jsonschema.exceptions.best_match(stream.iter_errors(line))
            check.that(error is None, question, line, error and error.message)
        check.that([line["row"] for line in lines[1:-1]] == answer["rows"], question, "streams other rows")


def check_killed(check, db, again):
    """Killed at any time, and run once more, it holds what it holds without that."""
    for milliseconds in (5, 30, 80, 150, 250):
        process = subprocess.Popen([PROGRAM, "fleet", "index", again, CORPUS / "made", CORPUS / "text"],
                                   env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(milliseconds / 1000)
        process.send_signal(signal.SIGKILL)
        process.wait()
    run = Run("fleet", "index", again, CORPUS / "made", CORPUS / "text")
    check.that(run.code in (0, 2), "after kills: exit", run.code, run.err)
    rows = [Run("fleet", "query", each, "--sql", EVERYTHING, "-f", "csv").out for each in (db, again)]
    check.that(rows[0] == rows[1] and len(rows[0]) > 1000, "an index that was killed differs")


def check_damaged(check, db, folder):
    whole = db.read_bytes()
    generator = random.Random(8)
    for n in range(DAMAGED):
        damaged = bytearray(whole if n % 3 else whole[:generator.randrange(len(whole))])
        for _ in range(generator.choice((1, 4, 64))):
            damaged[generator.randrange(min(len(damaged), 100000 if n % 2 else len(damaged)))] = generator.randrange(256)
        file = folder / "damaged.db"
        file.write_bytes(damaged)
        for arguments in (["query", file, generator.choice(QUESTIONS[:3])], ["index", file, MADE / "mywriter"]):
            run = Run("fleet", *arguments)
            check.that(run.code in (0, 1, 2) and run.within_limits(), "damaged", n, "exit", run.code, run.err[-500:])
        for left in folder.glob("damaged.db*"):
            left.unlink()


def main():
    jsonschema = need_jsonschema()
    check = Check()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        db = folder / "fleet.db"
        run = Run("fleet", "index", db, CORPUS / "made", CORPUS / "text")
        check.that(run.code in (0, 2) and os.listdir(folder) == ["fleet.db"], "index: exit", run.code, os.listdir(folder))
        check_answers(check, jsonschema, db)
        check_killed(check, db, folder / "again.db")
        check_damaged(check, db, folder)
    check.end()


main()
