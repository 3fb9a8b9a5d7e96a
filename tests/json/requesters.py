"""What requesters select, against a second implementation that takes their rules literally: VShadow's
steps one after the other, and the documentation's sentences, on thousands of made-up hierarchies."""

import random
import tempfile
from pathlib import Path
from xml.sax.saxutils import quoteattr

from vssdoc import Check, Run, parse

WRITERS = 150  # of one capture
SHADOWED = [["C:"], ["C:", "E:"], ["E:"], ["C:", "F:", r"\\SRV\one"], ["C:", "E:", "F:"]]
GUID = r"\\?\Volume{11111111-0000-0000-0000-000000000001}"
FOLDERS = {r"C:\Data": "C:", r"c:\data\more": "C:", "E:\\": "E:", r"F:\x": "F:", r"%SystemRoot%\x": "C:",
           r"\\SRV\one\x": r"\\SRV\one", r"C:\Mounted\deep": "F:", GUID + r"\Boot": GUID, r"\\?\E:\y": "E:"}


class Component:
    def __init__(self, rng, logical):
        name = rng.choice(["a", "B", "c", "Set", "Set1", "Ö", "d e"])
        self.logical, self.name, self.selectable = logical, name, rng.random() < 0.5
        folders = rng.sample(sorted(FOLDERS), rng.choice([0, 1, 1, 1, 2, 3]))
        if rng.random() < 0.5:  # most things lie on C:
            folders = [f for f in folders if FOLDERS[f] == "C:"]
        self.sets = [(f, rng.choice([None, None, None, *FOLDERS])) for f in folders]
        joined = (logical or "") + ("" if (logical or "").endswith("\\") else "\\") + name
        self.path = joined if joined.startswith("\\") else "\\" + joined

    def volumes(self, alternate):
        return {FOLDERS[f] for each in self.sets for f in (each if alternate else each[:1]) if f}


def is_above(a, b):
    one, other = a.path.upper() + "\\", b.path.upper() + "\\"
    return len(other) > len(one) and other.startswith(one)


def hierarchy(rng):
    """Components whose logical paths mostly are those of others."""
    made = {}
    for _ in range(rng.randrange(12)):
        other = rng.choice(sorted(made)) if made and rng.random() < 0.7 else None
        logical = rng.choice([None, "", "x", "X\\", "\\x"]) if other is None else rng.choice(
            [made[other].path[1:], made[other].path, made[other].path[1:].upper(), made[other].path[1:] + "\\between"])
        component = Component(rng, logical)
        made.setdefault(component.path.upper(), component)
    return list(made.values())


# ---- the rules, taken literally ----

def vshadow(components, shadowed, unwanted):
    """vsh: select.cpp of the published sample, step by step."""
    excluded = {c for c in components if c.path in unwanted}
    excluded |= {c for c in components if c not in excluded and c.volumes(False) - shadowed}
    excluded |= {c for c in components if any(is_above(c, e) for e in excluded)}
    top = {c for c in components if not any(is_above(o, c) for o in components)}
    candidates = [c for c in components if c not in excluded and (c.selectable or c in top)]
    if not candidates or any(c in top and not c.selectable and c in excluded for c in components):
        return {}, excluded
    explicit = {c for c in candidates if not any(is_above(o, c) for o in candidates)}
    found = {c: "explicit" for c in explicit}
    for c in components:
        if c not in excluded and c not in explicit and any(is_above(e, c) for e in candidates):
            found[c] = "implicit"
    return found, excluded


def documented(components, shadowed, unwanted, minimum, wanted):
    """Required, optional and implicit ones (working-with-selectability-for-backup.md)."""
    sets_of = {c: [s for s in components if s.selectable and is_above(s, c)] for c in components}
    lacking = {c for c in components if c.path in unwanted or c.volumes(True) - shadowed}
    lacking |= {s for s in components if s.selectable and any(is_above(s, c) for c in lacking)}
    required = {c for c in components if not c.selectable and not sets_of[c]}
    if required & lacking:
        return {}, lacking
    chosen = required | {c for c in components if c.selectable and (not minimum or c.path in wanted)}
    chosen -= lacking
    found = {}
    for c in components:
        if c not in lacking and any(s in chosen for s in sets_of[c]):
            found[c] = "implicit"
        elif c in chosen:
            found[c] = "explicit"
    return found, lacking


# ---- documents ----

def guid(number):
    return f"00000000-0000-0000-0000-{number:012x}"


def attributes(**values):
    return "".join(f" {k}={quoteattr(v)}" for k, v in values.items() if v is not None)


def wmd(number, components):
    groups = "".join(
        "<FILE_GROUP" + attributes(logicalPath=c.logical, componentName=c.name, selectable="yes" if c.selectable else "no")
        + ">" + "".join("<FILE_LIST" + attributes(path=p, filespec="*", alternatePath=a) + "/>" for p, a in c.sets)
        + "</FILE_GROUP>" for c in components)
    return (f'<WRITER_METADATA xmlns="x-schema:#VssWriterMetadataInfo" version="1.2"><IDENTIFICATION writerId="{guid(number)}" '
            f'instanceId="{guid(number + 5000)}" friendlyName="W{number}" usage="USER_DATA" dataSource="OTHER"/>'
            f"<BACKUP_LOCATIONS>{groups}</BACKUP_LOCATIONS></WRITER_METADATA>")


def bcd(records):
    writers = "".join(
        f'<WRITER_COMPONENTS writerId="{guid(n)}" instanceId="{guid(n + 5000)}">' + "".join(
            "<COMPONENT" + attributes(logicalPath=c.logical, componentName=c.name, componentType="filegroup") + "/>"
            for c in added) + "</WRITER_COMPONENTS>" for n, added in records.items())
    return ('<BACKUP_COMPONENTS xmlns="x-schema:#VssComponentMetadata" version="1.2" bootableSystemStateBackup="no" '
            f'selectComponents="yes" backupType="full" partialFileSupport="no">{writers}</BACKUP_COMPONENTS>')


# ---- comparing ----

def select(*arguments):
    return parse(Run("select", "--format", "json", *arguments).out)["captures"][0]


def check_components(check, label, rows, components, found, excluded, lacking):
    """Each component's inclusion, and a reason that is one."""
    for row, c in zip(rows, components):
        check.that(row["full_path"] == c.path, label, row["full_path"], c.path)
        check.that(row["inclusion"] == found.get(c, "none"), label, c.path, row["inclusion"], row["reason"], row["by"])
        if row["inclusion"] == "none" and c in excluded and row["reason"] == "volume_not_in_set":
            check.that(set(row["by"].split(", ")) == lacking(c), label, c.path, "lacks", lacking(c), "not", row["by"])
        elif row["inclusion"] == "none" and c in excluded:
            check.that(row["reason"] == "requester_choice", label, c.path, row["reason"])
        elif row["inclusion"] == "none":
            check.that(row["reason"] in ("ancestor_not_included", "writer_left_out", "requester_choice"), label, c.path, row)


def one_capture(check, seed):
    rng = random.Random(seed)
    writers = {n: hierarchy(rng) for n in range(1, WRITERS + 1)}
    names = rng.choice(SHADOWED)
    shadowed = {v for v in names}
    some = [(n, c) for n, components in writers.items() for c in components]
    unwanted, wanted = (rng.sample(some, len(some) // 12) for _ in "12")
    records = {n: [c for c in components if rng.random() < 0.3] for n, components in writers.items()}
    with tempfile.TemporaryDirectory() as folder:
        for n, components in writers.items():
            (Path(folder) / f"w{n:04}.xml").write_text(wmd(n, components), "utf-8")
        common = [folder, "--volumes", ",".join(names), "--mount", "C:\\Mounted=F:",
                  *[x for n, c in unwanted[:100] for x in ("--exclude", f"W{n}:{c.path}")]]
        by_rules = {"diskshadow": [], "documented": [],
                    "minimum": ["--minimum", *[x for n, c in wanted[:100] for x in ("--include", f"W{n}:{c.path}")]]}
        alone = {rules: select(*common, "--requester", "diskshadow" if rules == "diskshadow" else "documented", *more)
                 for rules, more in by_rules.items()}
        (Path(folder) / "z.xml").write_text(bcd(records), "utf-8")
        against = select(*common)
    of = {n: [[r for r in capture["components"] if r["writer"] == f"W{n}"] for capture in [*alone.values(), against]]
          for n in writers}
    listed = {key: {} for key in ("explicit", "not_in_bcd", "only_in_bcd")}
    for key, rows in listed.items():
        for r in against["prediction"][key]:
            rows.setdefault(r["writer"], {})[r["full_path"]] = r.get("reason")
    for n, components in writers.items():
        out = {c.path for m, c in unwanted[:100] if m == n}
        asked = {c.path for m, c in wanted[:100] if m == n}
        label = f"seed {seed} W{n}"
        for rules, rows in zip(alone, of[n]):
            alternate = rules != "diskshadow"
            found, excluded = (documented(components, shadowed, out, rules == "minimum", asked) if alternate
                               else vshadow(components, shadowed, out))

            def lacking(c, alternate=alternate):
                is_set = c.selectable or not alternate
                below = [c, *[o for o in components if is_set and is_above(c, o)]]
                return set().union(*[o.volumes(alternate) - shadowed for o in below if o.path not in out])
            check_components(check, f"{label} {rules}", rows, components, found, excluded, lacking)
        found, _ = vshadow(components, shadowed, out)
        explicit = {c.path for c in components if found.get(c) == "explicit"}
        added = {c.path for c in records[n]}
        names_of = {key: listed[key].get(f"W{n}", {}) for key in listed}
        check.that(set(names_of["explicit"]) == explicit, label, "predicts", names_of["explicit"], explicit)
        check.that(set(names_of["only_in_bcd"]) == added - explicit, label, "only in the BCD", names_of["only_in_bcd"])
        held = {c.path for c in components if c.path in added or any(is_above(r, c) for r in records[n])}
        choice = {p for p, reason in names_of["not_in_bcd"].items()
                  if reason == "requester_choice" and p in explicit}
        check.that(choice == explicit - held, label, "left by choice", choice, explicit - held)
        check.that(explicit - added <= set(names_of["not_in_bcd"]), label, "not in the BCD", names_of["not_in_bcd"])
        check.that({r["full_path"] for r in of[n][3] if r["included"]} == held, label, "holds", held)


def main():
    check = Check()
    check.every(lambda seed: one_capture(check, seed), list(range(20)))
    check.end()


main()
