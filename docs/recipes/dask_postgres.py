#!/usr/bin/env python3
"""Reads the captures of a folder on all machines of a Dask cluster, and loads what they hold into PostgreSQL.

    dask_postgres.py [--scheduler FILE-OR-ADDRESS] [--vssdoc PROGRAM] DSN FOLDER

Every entry of FOLDER - a machine's captures, or one archive - is a task: a worker runs vssdoc on it and loads
its lines in one transaction. Entries that were loaded before are replaced, so that a task may run twice: Dask
does that when a worker is lost. All workers see FOLDER and PROGRAM under the same names. Without --scheduler
there are workers on this machine alone, one for each processor. Debian: python3-distributed, python3-psycopg2.
"""

import argparse
import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path


def lines_of(output):
    """Rows for the table "line": a line is an object of its own, the first tells only the program's version."""
    for n, text in enumerate(output.splitlines()):
        record = json.loads(text)
        if "\\u0000" in text:  # which PostgreSQL's text cannot hold
            text = text.replace("\\u0000", "\\ufffd")
        if "type" in record:
            yield n, record["type"], record.get("source"), text


def load(dsn, vssdoc, folder, name):
    """One entry of the folder into the database. Returns how many lines it had."""
    import psycopg2  # where the worker is

    folder = Path(folder)
    run = subprocess.run([vssdoc, "inspect", "--no-config", "--jobs", "1", "--format", "ndjson",
                          os.path.join(folder.name, name)], cwd=folder.parent, capture_output=True, check=False)
    if run.returncode not in (0, 2):
        raise RuntimeError(f"{name}: vssdoc ended with {run.returncode}: {run.stderr[-500:]}")
    table, number = io.StringIO(), 0
    rows = csv.writer(table)
    for row in lines_of(run.stdout.decode()):
        rows.writerow((name, *row))
        number += 1
    table.seek(0)
    connection = psycopg2.connect(dsn)
    try:
        with connection, connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", (name,))
            cursor.execute("DELETE FROM entry WHERE name = %s", (name,))
            cursor.execute("INSERT INTO entry VALUES(%s, current_date, %s, %s)",
                           (name, run.returncode, run.stderr.decode(errors="replace")))
            cursor.copy_expert("COPY line(entry, n, type, source, record) FROM STDIN WITH (FORMAT csv)", table)
    finally:
        connection.close()
    return number


def client_of(scheduler):
    from distributed import Client, LocalCluster

    if scheduler is None:
        return Client(LocalCluster(threads_per_worker=1, dashboard_address=None))
    return Client(scheduler_file=scheduler) if os.path.exists(scheduler) else Client(scheduler)


def prepare(dsn):
    import psycopg2

    connection = psycopg2.connect(dsn)
    with connection, connection.cursor() as cursor:
        cursor.execute((Path(__file__).resolve().parent / "schema.sql").read_text("utf-8"))
    connection.close()


def main():
    from distributed import as_completed

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--scheduler", help="its address, or the file that it wrote that into")
    parser.add_argument("--vssdoc", default="vssdoc", help="the program")
    parser.add_argument("dsn", help="host=... dbname=...")
    parser.add_argument("folder")
    args = parser.parse_args()
    folder = Path(args.folder).resolve()
    prepare(args.dsn)
    entries = sorted(os.listdir(folder))
    failed = number = 0
    with client_of(args.scheduler) as client:
        tasks = client.map(lambda name: load(args.dsn, args.vssdoc, str(folder), name), entries, pure=False, retries=2)
        names = dict(zip((task.key for task in tasks), entries))
        for task in as_completed(tasks):
            if task.status == "finished":
                number += task.result()
            else:
                failed += 1
                print(f"{names[task.key]}: {task.exception()}", file=sys.stderr)
    print(f"{len(entries) - failed} entries, {number} lines, {failed} failed")
    return 2 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
