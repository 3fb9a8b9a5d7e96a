"""The ready questions of fleet are answered as Python answers them from the ndjson of inspect, select and
validate, on generated captures: 600, or as many as FLEET_CAPTURES says."""

import base64
import csv
import datetime
import io
import json
import os
import re
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict

from vssdoc import PROGRAM, SOURCE, Check, environment

sys.path.insert(0, str(SOURCE / "tests" / "bench"))
sys.dont_write_bytecode = True
TODAY = "2026-02-24"
WEEK_AGO = "2026-02-17"
NUMBER = int(os.environ.get("FLEET_CAPTURES", "600"))


def lines(folder, *arguments):
    with subprocess.Popen([PROGRAM, *arguments, "fleet"], cwd=folder, env=environment(), stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL) as process:
        for line in process.stdout:
            record = json.loads(line)
            if "type" in record:
                yield record


class Capture:
    def __init__(self, source):
        self.source, self.at, self.machine = source, None, source.split("/")[1]
        self.writers, self.unmatched = {}, []
        self.components = defaultdict(list)  # of each writer: path, file sets
        self.failed, self.records = set(), set()
        self.choice, self.findings = {}, Counter()
        folder = re.search(r"Backup (\d{4}-\d\d-\d\d) (\d\d)(\d\d)(\d\d)", source)
        if folder:
            self.at = "%s %s:%s:%s" % folder.groups()

    def stamp(self, text):
        data = base64.b64decode(text)
        ticks = int.from_bytes(data[4:], "little")
        when = datetime.datetime(1601, 1, 1) + datetime.timedelta(microseconds=ticks // 10)
        self.at = self.at or when.strftime("%Y-%m-%d %H:%M:%SZ")

    def had(self):
        """Its writers as other captures know them: class id and instance name."""
        return {(w["writer_id"], w["instance_name"]): (i, w) for i, w in self.writers.items()}


def read(folder):
    captures = {}
    for r in lines(folder, "inspect", "--format", "ndjson"):
        if r["type"] in ("summary", "unreadable"):
            continue
        c = captures.setdefault(r["source"], Capture(r["source"]))
        writer = r.get("writer_id"), r.get("instance_id")
        if r["type"] == "manifest":
            c.machine = r["machine_name"]
        elif r["type"] == "writer":
            c.writers[writer] = r
        elif r["type"] == "writer_components" and r["writer_document"] is None:
            c.unmatched.append((r["writer_id"], r["writer_name"]))
        elif r["type"] == "component":
            sets = tuple((s["kind"], s["path"], s["filespec"], s["recursive"], s["alternate_path"],
                          (s["backup_type"] or {}).get("value")) for s in r["component"]["files"])
            c.components[writer].append((r["component"]["full_path"], sets))
        elif r["type"] == "backup_component":
            c.records.add((writer, r["component"]["full_path"]))
            if r["component"]["backup_succeeded"] is False:
                c.failed.add((r["writer_name"], r["component"]["full_path"]))
            if r["component"]["backup_stamp"]:
                c.stamp(r["component"]["backup_stamp"])
    for r in lines(folder, "select", "--format", "ndjson"):
        if r["type"] == "component":
            key = (r["writer_id"], r["instance_id"]), r["full_path"]
            captures[r["source"]].choice[key] = r["included"], r["reason"], r["by"]
    for r in lines(folder, "validate", "--format", "ndjson", "--max-per-rule", "100000000", "--fail-on", "never"):
        if r["type"] == "finding" and r["source"] in captures:
            captures[r["source"]].findings[r["rule"], r["slug"], r["severity"]] += 1
    for c in captures.values():
        named = re.findall(r"(?<=/)(\d{4}-\d\d-\d\d)(?=[./]|$)", c.source)
        c.at = c.at or (named[-1] if named else TODAY)
    return list(captures.values())


class Fleet:
    def __init__(self, captures):
        self.of = defaultdict(list)
        for c in captures:
            self.of[c.machine].append(c)
        for its in self.of.values():
            its.sort(key=lambda c: c.at)  # which leaves those of one day in their order
        self.latest = {m: its[-1] for m, its in self.of.items()}

    def machines(self):
        return [(m, len(its), its[-1].at, len(its[-1].writers) + len(its[-1].unmatched), its[-1].source)
                for m, its in self.of.items()]

    def captures(self):
        return [(m, c.at, c.source) for m, its in self.of.items() for c in its]

    def lost_writers(self):
        for m, its in self.of.items():
            seen = {}
            for c in its[:-1]:
                seen.update({key: (w["name"], max(c.at, seen.get(key, ("", ""))[1])) for key, (_, w) in c.had().items()})
            in_bcd = {writer_id for writer_id, _ in its[-1].unmatched}
            for key in seen.keys() - its[-1].had().keys() if its[-1].writers else ():
                if key[0] in in_bcd:
                    continue
                yield m, seen[key][0], key[0], seen[key][1], its[-1].at

    def lacks_writer(self, name):
        return [(m, c.source) for m, c in self.latest.items()
                if c.writers and name not in {w["name"] for w in c.writers.values()} | {n for _, n in c.unmatched}]

    def not_selected(self):
        for m, c in self.latest.items():
            for writer, w in c.writers.items():
                for path, _ in c.components[writer]:
                    included, reason, by = c.choice[writer, path]
                    if not included:
                        yield m, w["name"], path, reason, by

    def failed(self):
        return [(m, *what) for m, c in self.latest.items() for what in c.failed]

    def restore_methods(self):
        machines = defaultdict(set)
        for m, c in self.latest.items():
            for w in c.writers.values():
                r = w["restore_method"] or {}
                machines[w["name"], r.get("method"), r.get("writer_restore"), r.get("reboot_required")].add(m)
        return [(*key, len(ms), min(ms)) for key, ms in machines.items()]

    def changed(self, since=WEEK_AGO):
        for m, its in self.of.items():
            new, before = its[-1], [c for c in its if c.at < since]
            if not before or before[-1] is new:
                continue
            old = before[-1]
            a, b = old.had(), new.had()
            if old.writers and new.writers:
                yield from ((m, a[k][1]["name"], None, "writer-removed", None, None) for k in a.keys() - b.keys())
                yield from ((m, b[k][1]["name"], None, "writer-added", None, None) for k in b.keys() - a.keys())
            for k in a.keys() & b.keys():
                yield from self.writer_changed(m, old, new, a[k], b[k])

    @staticmethod
    def writer_changed(m, old, new, a, b):
        name = b[1]["name"]
        methods = [(x[1]["restore_method"] or {}).get("method") for x in (a, b)]
        schemas = [(x[1]["backup_schema"] or {}).get("value") for x in (a, b)]
        if methods[0] != methods[1]:
            yield m, name, None, "restore-method-changed", *methods
        if schemas[0] != schemas[1]:
            yield m, name, None, "backup-schema-changed", *schemas
        x, y = dict(old.components[a[0]]), dict(new.components[b[0]])
        yield from ((m, name, path, "component-removed", None, None) for path in x.keys() - y.keys())
        yield from ((m, name, path, "component-added", None, None) for path in y.keys() - x.keys())
        for path in x.keys() & y.keys():
            was, now = old.choice[a[0], path], new.choice[b[0], path]
            if was[0] != now[0]:
                yield m, name, path, "now-in-backup" if now[0] else "no-longer-in-backup", was[1], now[1]
            if x[path] != y[path]:
                yield m, name, path, "file-sets-changed", len(x[path]) or None, len(y[path]) or None

    def outliers(self):
        tell = {m: c for m, c in self.latest.items() if c.writers}
        having, method, inside, all_of = (defaultdict(set) for _ in range(4))
        name = {}
        for m, c in tell.items():
            for writer, w in c.writers.items():
                if w["writer_id"] is None:
                    continue
                having[w["writer_id"]].add(m)
                name[w["writer_id"]] = min(w["name"], name.get(w["writer_id"], w["name"]))
                method[w["writer_id"], (w["restore_method"] or {}).get("method")].add(m)
                for path, _ in c.components[writer]:
                    all_of[w["writer_id"], path].add(m)
                    if c.choice[writer, path][0]:
                        inside[w["writer_id"], path].add(m)
        most = lambda some, of: len(some) >= 5 and len(some) * 5 >= 4 * len(of)
        for w, ms in having.items():
            if most(ms, tell):
                yield from ((m, name[w], None, "writer-missing") for m in tell.keys() - ms)
            for (other, usual), alike in method.items():
                if other == w and most(alike, ms):
                    yield from ((m, name[w], None, "restore-method") for m in ms - alike)
        for (w, path), ms in all_of.items():
            if most(inside[w, path], ms):
                yield from ((m, name[w], path, "not-in-backup") for m in ms - inside[w, path])

    def stale(self):
        return [(m, c.source) for m, c in self.latest.items() if c.at < WEEK_AGO]

    def who_has(self, folder):
        for m, c in self.latest.items():
            for writer, w in c.writers.items():
                for path, sets in c.components[writer]:
                    yield from ((m, w["name"], path, s[1], s[2]) for s in sets if (s[1] or "").startswith(folder))

    def findings(self):
        found, machines = Counter(), defaultdict(set)
        for m, c in self.latest.items():
            found.update(c.findings)
            for key in c.findings:
                machines[key].add(m)
        return [(*key, n, len(machines[key])) for key, n in found.items()]


def plain(value):
    return "" if value is None else str(int(value)) if isinstance(value, bool) else str(value)


def check_question(check, folder, columns, expected, *question):
    process = subprocess.run([PROGRAM, "fleet", "query", "fleet.db", *question, "--format", "csv", "--today", TODAY,
                              "--fail-on", "never"], cwd=folder, env=environment(), capture_output=True, check=False)
    check.that(process.returncode == 0, question, "exit", process.returncode, process.stderr)
    rows = csv.DictReader(io.StringIO(process.stdout.decode()))
    got = Counter(tuple(row[c] for c in columns.split()) for row in rows)
    wanted = Counter(tuple(map(plain, row)) for row in expected)
    check.that(wanted, question, "is asked of nothing: the generated fleet should have an answer")
    for row in (wanted - got).keys():
        check.that(False, question, "lacks", row)
    for row in (got - wanted).keys():
        check.that(False, question, "should not have", row)
    check.looked_at += sum(wanted.values())
    return sum(wanted.values())


def main():
    check = Check()
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, "-B", SOURCE / "tests" / "bench" / "fleet.py", "--file-sets", "40",
                        os.path.join(folder, "fleet"), str(NUMBER)], check=True, stdout=subprocess.DEVNULL)
        index = ["fleet", "index", "fleet.db", "fleet", "--today", TODAY]
        first = subprocess.run([PROGRAM, *index], cwd=folder, env=environment(), capture_output=True, check=False)
        check.that(first.returncode in (0, 2), "index: exit", first.returncode)
        captures = read(folder)
        check.that(first.stdout.decode() == "%d added, 0 unchanged, 0 unreadable\n" % len(captures), first.stdout)
        again = subprocess.run([PROGRAM, *index], cwd=folder, env=environment(), capture_output=True, check=False)
        check.that(again.stdout.decode() == "0 added, %d unchanged, 0 unreadable\n" % len(captures), again.stdout)
        fleet = Fleet(captures)
        ask = lambda *arguments: check_question(check, folder, *arguments)
        ask("machine captures latest writers source", fleet.machines(), "machines")
        ask("machine at source", fleet.captures(), "captures")
        ask("machine writer writer_id last_seen not_in", fleet.lost_writers(), "lost-writers")
        ask("machine source", fleet.lacks_writer("WMI Writer"), "lacks-writer", "WMI Writer")
        ask("machine writer component reason by", fleet.not_selected(), "not-selected")
        ask("machine writer component", fleet.failed(), "failed")
        ask("writer restore_method writer_restore reboot_required machines for_example", fleet.restore_methods(),
            "restore-methods")
        ask("machine writer component change old new", fleet.changed(), "changed")
        ask("machine writer component outlier", fleet.outliers(), "outliers")
        ask("machine source", fleet.stale(), "stale")
        ask("machine writer component path filespec", fleet.who_has(r"C:\Windows\NTDS"), "who-has", r"C:\Windows\NTDS*")
        ask("rule slug severity findings machines", fleet.findings(), "findings")
    check.end()


main()
