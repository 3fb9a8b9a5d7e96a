#!/usr/bin/env python3
"""The tables of docs/performance.md: see run.sh.

CPU time is user and system, of a command and its children. Commands that are compared take turns. What is
slower or larger than something else is shown like everything else.
"""

import os
import platform
import shutil
import subprocess
import sys
import tempfile

from measure import LIMIT, best, in_turn, once, table

HERE = os.path.dirname(os.path.abspath(__file__))
VSSDOC = os.environ["VSSDOC"]
RUNS = int(os.environ.get("BENCH_RUNS", "5"))


def setting(name, default):
    return [int(word) for word in os.environ.get(name, default).split()]


def write(path, script, *arguments):
    with open(path, "wb") as out:
        subprocess.run([sys.executable, "-B", os.path.join(HERE, script), *map(str, arguments)], stdout=out, check=True)


def vssdoc(command, *arguments):
    return [VSSDOC, command, "--no-config", *arguments]


def load():
    return "%.1f" % os.getloadavg()[0]


# ---- one document ----

def contenders(folder, given, earlier):
    old, new = os.path.join(folder, given), os.path.join(folder, "new.xml")
    never = "--fail-on", "never"
    found = [("xmllint --noout", ["xmllint", "--noout", "--huge", old]),
             ("vssdoc inspect, text", vssdoc("inspect", old)),
             ("vssdoc inspect, json", vssdoc("inspect", "-f", "json", old)),
             ("vssdoc inspect, ndjson", vssdoc("inspect", "-f", "ndjson", old)),
             ("vssdoc validate", vssdoc("validate", *never, old)),
             ("vssdoc render, html", vssdoc("render", old)),
             ("vssdoc render, markdown", vssdoc("render", "-f", "markdown", old)),
             ("vssdoc select, paths", vssdoc("select", "-f", "paths", old)),
             ("vssdoc diff", vssdoc("diff", *never, old, new)),
             ("vssdoc diff, another order", vssdoc("diff", *never, old, os.path.join(folder, "shuffled.xml")))]
    if HAS_LXML:
        found.append(("lxml script, file lists", [sys.executable, os.path.join(HERE, "merge_lists.py"), old]))
    formatted = "for n in {0} {1}; do xmllint --huge --format $n >$n.lines; done; diff {0}.lines {1}.lines".format(old, new)
    found.append(("xmllint --format, diff", formatted))
    if shutil.which("xmldiff") and "xmldiff" not in earlier:
        found.append(("xmldiff", [shutil.which("xmldiff"), old, new], "limited"))
    return found


def document(title, folder, file, runs, earlier):
    old = os.path.join(folder, file)
    write(os.path.join(folder, "new.xml"), "changed.py", old)
    write(os.path.join(folder, "shuffled.xml"), "changed.py", "--shuffle", old)
    size = os.path.getsize(old)
    measured = in_turn(contenders(folder, file, earlier), runs, times=max(1, 8000000 // size))
    base = measured["xmllint --noout"]
    rows = []
    for name, m in measured.items():
        if m is None:
            earlier[name] = title
            rows.append((name, "gave up after %d s" % LIMIT, "", "", "", ""))
            continue
        rows.append((name, "%.0f" % (m.cpu * 1000), "%.2f" % (m.cpu / base.cpu), "%.0f" % (m.wall * 1000),
                     "%.0f" % m.megabytes, "%.2f" % (m.megabytes / base.megabytes)))
    rows += [(name, "not tried: too slow with %s" % where, "", "", "", "") for name, where in earlier.items()
             if name not in measured]
    print("%s, %.1f MB, medians of %d, load %s:\n" % (title, size / 1e6, runs, load()))
    table(("", "CPU ms", "of xmllint's", "wall ms", "MiB", "of xmllint's"), rows)
    return measured


def documents(folder):
    growth, earlier, sizes = {}, {}, setting("BENCH_SETS", "20000 200000 2000000")
    for number in sizes:
        write(os.path.join(folder, "wmd.xml"), "generate.py", number)
        runs = RUNS if number < 100000 else max(1, RUNS // 2)
        measured = document("%s file sets" % format(number, ","), folder, "wmd.xml", runs, earlier)
        for name, m in measured.items():
            if m is not None:
                growth.setdefault(name, []).append("%.2f" % (m.cpu * 1e6 / number))
    captures = os.environ.get("VSSDOC_CAPTURES")
    if captures:
        files = [os.path.join(where, name) for where, _, names in os.walk(captures) for name in names if name.endswith(".xml")]
        largest = max(files, key=os.path.getsize)
        with open(largest, "rb") as file:
            number = file.read().count(b"<FILE_LIST")
        shutil.copyfile(largest, os.path.join(folder, "captured.xml"))
        document("A captured document of %s file sets" % format(number, ","), folder, "captured.xml", RUNS, earlier)
    print("Microseconds of CPU per file set:\n")
    table(["", *(format(n, ",") for n in sizes)], [(name, *costs) for name, costs in growth.items() if len(costs) == len(sizes)])
    rows = []
    for title, options in (("UTF-8", ()), ("UTF-8, many scripts", ("--non-ascii",)), ("the same as UTF-16", ("--non-ascii", "--utf16"))):
        file = os.path.join(folder, "wmd.xml")
        write(file, "generate.py", 200000, *options)
        m = in_turn([("xmllint", ["xmllint", "--noout", "--huge", file]), ("inspect", vssdoc("inspect", file))], max(1, RUNS // 2))
        rows.append((title, "%.0f" % (m["xmllint"].cpu * 1000), "%.0f" % (m["inspect"].cpu * 1000),
                     "%.2f" % (m["inspect"].cpu / m["xmllint"].cpu), "%.0f" % m["inspect"].megabytes))
    print("200,000 file sets in other encodings:\n")
    table(("", "xmllint, CPU ms", "inspect, CPU ms", "of xmllint's", "MiB"), rows)


# ---- files of a listing ----

def files(folder):
    wmd, listing = os.path.join(folder, "wmd.xml"), os.path.join(folder, "listing.txt")
    write(wmd, "generate.py", 20000)
    rows = []
    for number in setting("BENCH_FILES", "100000 1000000 10000000"):
        write(listing, "listing.py", wmd, number)
        measured = in_turn([(f, vssdoc("select", "-f", f, "--listing", listing, wmd)) for f in ("text", "paths", "csv", "ndjson")],
                           3 if number < 5000000 else 1)
        rows.append((format(number, ","), "%.0f" % (os.path.getsize(listing) / 1e6),
                     *("%.0f" % (m.cpu * 1000) for m in measured.values()), "%.0f" % max(m.megabytes for m in measured.values())))
    os.remove(listing)
    print("Files of a listing, each decided against 20,000 file sets, CPU in ms:\n")
    table(("files", "MB", "text", "paths", "csv", "ndjson", "MiB"), rows)


# ---- a fleet ----

def loop(folder, processes, command):
    """What a shell does without --jobs: so many processes, each with its part of the machines."""
    return ("cd %s && ls fleet | sed s,^,fleet/, | split -n r/%d - part. && ls part.* | xargs -P %d -I PART "
            "sh -c 'xargs -d \"\\n\" %s --jobs 1 <PART'; rm -f part.*" % (folder, processes, processes, command))


def fleet(folder):
    number, place, db = setting("BENCH_CAPTURES", "10000")[0], os.path.join(folder, "fleet"), os.path.join(folder, "fleet.db")
    subprocess.run([sys.executable, "-B", os.path.join(HERE, "fleet.py"), place, str(number)], check=True, stdout=subprocess.DEVNULL)
    size = sum(os.path.getsize(os.path.join(where, name)) for where, _, names in os.walk(place) for name in names)
    index = "rm -f {0}; exec {1} fleet index --no-config -j %d {0} {2}".format(db, VSSDOC, place)
    again = VSSDOC + " fleet index --no-config -j %d " + db + " " + place
    inspect, validate = (" ".join(vssdoc(*words)) for words in (("inspect", "-f", "ndjson"), ("validate", "--fail-on", "never")))
    rows = []
    for name, one, two in (
            ("inspect, ndjson", inspect + " -j 1 " + place, inspect + " -j 2 " + place),
            ("the same, a process each", loop(folder, 1, inspect), loop(folder, 2, inspect)),
            ("validate", validate + " -j 1 " + place, validate + " -j 2 " + place),
            ("the same, a process each", loop(folder, 1, validate), loop(folder, 2, validate)),
            ("fleet index", index % 1, index % 2),
            ("the same, nothing changed", again % 1, again % 2)):
        turns = [(once(one), once(two)) for _ in range(max(1, RUNS // 2))]
        a, b = best([t[0] for t in turns]), best([t[1] for t in turns])
        rows.append((name, "%.1f" % a.cpu, "%.0f" % (number / a.cpu), "%.1f" % a.wall, "%.0f" % a.megabytes,
                     "%.1f" % b.cpu, "%.1f" % b.wall, "%.0f" % b.megabytes, "%.2f" % (a.wall / b.wall)))
    print("%s captures, %.0f MB in files and archives, load %s; the best of %d:\n" % (format(number, ","), size / 1e6, load(), max(1, RUNS // 2)))
    table(("", "1 job, CPU s", "captures per CPU s", "wall s", "MiB", "2 jobs, CPU s", "wall s", "MiB", "faster"), rows)
    questions(db)
    large(folder)


def questions(db):
    rows = []
    for words in ("machines", "lost-writers", "not-selected", "restore-methods", "changed 2026-02-20", "outliers", "findings", r"who-has C:\Windows\NTDS"):
        m = once([VSSDOC, "fleet", "query", "--no-config", "--fail-on", "never", db, *words.split(" ", 1)])
        rows.append((words.replace("|", ""), "%.0f" % (m.cpu * 1000), "%.0f" % m.megabytes))
    print("Questions to its database of %.0f MB:\n" % (os.path.getsize(db) / 1e6))
    table(("", "CPU ms", "MiB"), rows)


def large(folder):
    """Memory is one capture for each job and what waits for its turn."""
    place = os.path.join(folder, "large")
    for n in range(8):
        os.makedirs(os.path.join(place, "host%d" % n))
        write(os.path.join(place, "host%d" % n, "wmd.xml"), "generate.py", 200000)
    rows = []
    for command in (("inspect", "-f", "ndjson"), ("validate", "--fail-on", "never"), ("select",)):
        m = [once(vssdoc(*command, "-j", str(jobs), place)) for jobs in (1, 2)]
        alone = once(vssdoc(*command, os.path.join(place, "host0")))
        rows.append((" ".join(command[:1]), *("%.0f" % x.megabytes for x in (alone, *m)), "%.2f" % (m[0].wall / m[1].wall)))
    print("Peak memory in MiB of captures with 200,000 file sets each:\n")
    table(("", "one", "eight, 1 job", "eight, 2 jobs", "faster"), rows)


try:
    import lxml  # noqa: F401
    HAS_LXML = True
except ImportError:
    HAS_LXML = False
PARTS = {"documents": documents, "files": files, "fleet": fleet}


def said(*command):
    run = subprocess.run(command, capture_output=True, check=False, text=True)
    return (run.stdout + run.stderr).splitlines()[0] if run.stdout or run.stderr else "?"


def processor():
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        for line in file:
            if line.startswith("model name"):
                return line.split(":", 1)[1].strip()
    return platform.machine()


def main():
    unknown = [part for part in sys.argv[1:] if part not in PARTS]
    if unknown or not shutil.which("xmllint"):
        sys.exit("no part \"%s\"; there are %s" % (unknown[0], ", ".join(PARTS)) if unknown else
                 "no xmllint; on Debian: apt-get install libxml2-utils")
    for name, package, there in (("xmldiff", "xmldiff", shutil.which("xmldiff")), ("lxml", "python3-lxml", HAS_LXML)):
        if not there:
            print("Without %s; on Debian: apt-get install %s\n" % (name, package))
    compiler = os.environ.get("CC_SAID", "?")
    print("%s (%s %s, %s), %s; %d processors (%s), load %s.\n" % (
        said(VSSDOC, "--version"), compiler, os.environ.get("CFLAGS_SAID", ""), said(*compiler.split(), "--version"),
        said("xmllint", "--version"), len(os.sched_getaffinity(0)), processor(), load()), flush=True)
    for part in sys.argv[1:] or PARTS:
        with tempfile.TemporaryDirectory(prefix="vssdoc-bench.") as folder:
            PARTS[part](folder)


main()
