"""Random edits of writers and backups: diff reports each as exactly that edit, loses none and invents none; the
other way round it mirrors them; and what is new in its changes, put into the older model, gives the newer one.

    VSSDOC_EDITS=5000 edits.py      more of them than make check makes
"""

import copy
import json
import os
import random
import tempfile
from pathlib import Path
from xml.sax.saxutils import quoteattr

from vssdoc import SANITIZED, Check, Run, parse

TRIALS = int(os.environ.get("VSSDOC_EDITS", "60" if SANITIZED else "350"))
WMD, BCD = "x-schema:#VssWriterMetadataInfo", "x-schema:#VssComponentMetadata"
KINDS = {"file_list": "FILE_LIST", "database_files": "DATABASE_FILES", "database_logfiles": "DATABASE_LOGFILES"}
METHODS = ["RESTORE_IF_CAN_BE_REPLACED", "REPLACE_AT_REBOOT", "REPLACE_AT_REBOOT_IF_CANNOT_REPLACE"]
OPPOSITE = {"writer-added": "writer-removed", "component-added": "component-removed", "file-set-added": "file-set-removed",
            "exclude-added": "exclude-removed", "dependency-added": "dependency-removed",
            "bcd-component-added": "bcd-component-removed", "bcd-writer-added": "bcd-writer-removed",
            "file-set-excluded": "file-set-readmitted"}
OPPOSITE |= {b: a for a, b in OPPOSITE.items()}


# ---- a model, and its documents ----

class Maker:
    """Makes models of which no two things are alike, so that what an edit does is beyond doubt."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.n = 0

    def name(self, what):
        self.n += 1
        return f"{what}{self.n}"

    def guid(self):
        return "%08x-%04x-%04x-%04x-%012x" % tuple(self.random.getrandbits(4 * n) for n in (8, 4, 4, 4, 12))

    def file_set(self, kind="file_list"):
        return {"kind": kind, "path": f"C:\\{self.name('Dir')}\\{self.name('Sub')}", "filespec": self.name("file") + ".dat",
                "recursive": self.random.choice([None, True, False]) if kind == "file_list" else None,
                "backup_type": self.random.choice([None, 0xF0F, 0x101, 0xF0F | 0x10000]) if kind != "exclude" else None}

    def component(self, database):
        kinds = ["database_files", "database_logfiles"] if database else ["file_list"]
        return {"type": "DATABASE" if database else "FILE_GROUP", "logical_path": self.random.choice([None, "top", "top\\sub"]),
                "name": self.name("comp"), "caption": self.random.choice([None, self.name("Caption")]),
                "selectable": True, "selectable_for_restore": self.random.choice([None, True, False]),
                "notify": self.random.choice([None, False, True]),
                "files": [self.file_set(self.random.choice(kinds)) for _ in range(self.random.randrange(5))],
                "dependencies": [self.dependency() for _ in range(self.random.randrange(2))]}

    def dependency(self):
        return {"writer_id": self.guid(), "logical_path": None, "name": self.name("target")}

    def writer(self):
        return {"writer_id": self.guid(), "instance_id": self.guid(), "name": self.name("Writer "),
                "instance_name": self.random.choice([None, self.name("Instance")]),
                "usage": "USER_DATA", "schema": self.random.choice([None, 0, 881]), "method": self.random.choice(METHODS),
                "writer_restore": self.random.choice(["always", "never"]), "reboot": self.random.choice([None, True, False]),
                "components": [self.component(self.random.random() < .3) for _ in range(self.random.randrange(1, 5))],
                "excludes": [self.file_set("exclude") for _ in range(self.random.randrange(3))]}

    def model(self):
        writers = [self.writer() for _ in range(self.random.randrange(1, 4))]
        entries = [{"of": w["writer_id"], "instance_id": w["instance_id"], "instance_name": w["instance_name"],
                    "components": [self.record(c) for c in w["components"] if self.random.random() < .7]} for w in writers]
        return {"writers": writers, "entries": [e for e in entries if e["components"]], "backup_type": "full", "partial": False}

    def record(self, c):
        return {"logical_path": c["logical_path"], "name": c["name"], "stamp": self.name("stamp"),
                "options": self.random.choice([None, self.name("option=")]), "succeeded": self.random.choice([None, True])}


def attributes(pairs):
    out = ""
    for name, value in pairs:
        value = {True: "yes", False: "no"}.get(value, value) if isinstance(value, bool) else value
        out += "" if value is None else f" {name}={quoteattr(str(value))}"
    return out


def of_set(element, s):
    mask = [("filespecBackupType", s["backup_type"])]
    return f"<{element}{attributes([('path', s['path']), ('filespec', s['filespec']), ('recursive', s['recursive']), *mask])}/>"


def of_component(c):
    inner = "".join(of_set(KINDS[s["kind"]], s) for s in c["files"])
    inner += "".join(f"<DEPENDENCY{attributes([('writerId', d['writer_id']), ('logicalPath', d['logical_path']), ('componentName', d['name'])])}/>"
                     for d in c["dependencies"])
    heads = [("logicalPath", c["logical_path"]), ("componentName", c["name"]), ("caption", c["caption"]),
             ("notifyOnBackupComplete", c["notify"]), ("selectable", c["selectable"]),
             ("selectableForRestore", c["selectable_for_restore"])]
    return f"<{c['type']}{attributes(heads)}>{inner}</{c['type']}>"


def of_writer(w):
    who = attributes([("writerId", w["writer_id"]), ("instanceId", w["instance_id"]), ("friendlyName", w["name"]),
                      ("instanceName", w["instance_name"]), ("usage", w["usage"]), ("dataSource", "OTHER")])
    how = attributes([("method", w["method"]), ("writerRestore", w["writer_restore"]), ("rebootRequired", w["reboot"])])
    what = "".join(of_set("EXCLUDE_FILES", s) for s in w["excludes"]) + "".join(map(of_component, w["components"]))
    return (f"<WRITER_METADATA xmlns=\"{WMD}\" version=\"1.2\"{attributes([('backupSchema', w['schema'])])}><IDENTIFICATION{who}/>"
            f"<RESTORE_METHOD{how}/><BACKUP_LOCATIONS>{what}</BACKUP_LOCATIONS></WRITER_METADATA>")


def of_bcd(m):
    out = ""
    for e in m["entries"]:
        inner = "".join("<COMPONENT" + attributes([("logicalPath", r["logical_path"]), ("componentName", r["name"]),
                                                   ("componentType", "filegroup"), ("backupStamp", r["stamp"]),
                                                   ("backupOptions", r["options"]), ("backupSucceeded", r["succeeded"])]) + "/>"
                        for r in e["components"])
        out += "<WRITER_COMPONENTS" + attributes([("instanceId", e["instance_id"]), ("writerId", e["of"]),
                                                  ("instanceName", e["instance_name"])]) + f">{inner}</WRITER_COMPONENTS>"
    return (f"<BACKUP_COMPONENTS xmlns=\"{BCD}\" version=\"1.2\" bootableSystemStateBackup=\"no\" selectComponents=\"no\" "
            f"backupType=\"{m['backup_type']}\"{attributes([('partialFileSupport', m['partial'])])}>{out}</BACKUP_COMPONENTS>")


def save(folder, model, order):
    folder.mkdir()
    (folder / "bcd.xml").write_text(of_bcd(model), encoding="utf-8")
    for i, w in enumerate(order(model["writers"])):
        (folder / f"w{i}.xml").write_text(of_writer(w), encoding="utf-8")


def shuffled(model, rng):
    """The same with all lists in another order, other instance ids and stamps: nothing that means anything."""
    model = copy.deepcopy(model)
    for w in model["writers"]:
        for c in w["components"]:
            rng.shuffle(c["files"]), rng.shuffle(c["dependencies"])
            for s in c["files"]:
                s["path"] = rng.choice([s["path"], s["path"].upper(), s["path"] + "\\"])
        rng.shuffle(w["components"]), rng.shuffle(w["excludes"])
        fresh = "%032x" % rng.getrandbits(128)
        old, w["instance_id"] = w["instance_id"], f"{fresh[:8]}-{fresh[8:12]}-{fresh[12:16]}-{fresh[16:20]}-{fresh[20:]}"
        for e in model["entries"]:
            if e["instance_id"] == old:
                e["instance_id"] = w["instance_id"]
    for e in model["entries"]:
        rng.shuffle(e["components"])
        for r in e["components"]:
            r["stamp"] = r["stamp"][::-1]
    rng.shuffle(model["entries"]), rng.shuffle(model["writers"])
    return model


# ---- edits: each returns what diff must say, (id, field, component), or None where there is nothing to edit ----

def full(c):
    return "\\" + (c["logical_path"] + "\\" if c["logical_path"] else "") + c["name"]


def some(rng, model, touched, lists):
    """Something that no edit has touched, and its list."""
    found = [(items, x) for items in lists(model) for x in items if id(x) not in touched]
    return rng.choice(found) if found else (None, None)


def components(model):
    return [w["components"] for w in model["writers"]]


def component_of(model, files):
    return next(c for w in model["writers"] for c in w["components"] if c["files"] is files or c["dependencies"] is files)


def touch(touched, *things):
    """Neither these nor what they hold or what holds them may be edited again as a whole."""
    for thing in things:
        touched.add(id(thing))


def edit(model, rng, maker, touched):
    kind = rng.choice(["add-set", "drop-set", "mask", "exclude-set", "add-exclude", "drop-exclude", "caption", "selectable",
                       "add-component", "drop-component", "add-dependency", "drop-dependency", "method", "schema", "usage",
                       "record-options", "record-success", "drop-record", "backup-type", "partial", "add-writer", "drop-writer"])
    owner = {id(c): w for w in model["writers"] for c in w["components"]}
    if kind in ("add-set", "drop-set", "mask", "exclude-set", "add-dependency", "drop-dependency", "caption", "selectable", "drop-component"):
        _, c = some(rng, model, touched, components)
        if c is None:
            return None
        w = owner[id(c)]
        where = full(c)
        if kind == "drop-component":
            if len(w["components"]) < 2 or any(id(x) in touched for x in [w, *c["files"], *c["dependencies"]]):
                return None
            w["components"].remove(c)
            touch(touched, w)
            return ("component-removed", None, where)
        touch(touched, w)
        if kind == "caption":
            c["caption"] = maker.name("Caption")
            touch(touched, c)
            return ("component-changed", "caption", where)
        if kind == "selectable":
            c["selectable"] = not c["selectable"]
            touch(touched, c)
            return ("component-changed", "selectable", where)
        if kind == "add-set":
            s = maker.file_set("database_files" if c["type"] == "DATABASE" else "file_list")
            c["files"].insert(rng.randrange(len(c["files"]) + 1), s)
            touch(touched, s, c)
            return ("file-set-added", None, where)
        if kind == "add-dependency":
            d = maker.dependency()
            c["dependencies"].append(d)
            touch(touched, d, c)
            return ("dependency-added", None, where)
        if kind == "drop-dependency":
            if not c["dependencies"]:
                return None
            c["dependencies"].remove(rng.choice(c["dependencies"]))
            touch(touched, c)
            return ("dependency-removed", None, where)
        if not c["files"]:
            return None
        s = rng.choice(c["files"])
        touch(touched, c)
        if kind == "mask":
            s["backup_type"] = 0xF0E if s["backup_type"] != 0xF0E else 0x303
            return ("file-set-changed", "backup_type", where)
        c["files"].remove(s)
        if kind == "exclude-set":
            w["excludes"].append({**s, "kind": "exclude", "backup_type": None})
            return ("file-set-excluded", None, where)
        return ("file-set-removed", None, where)
    if kind in ("add-exclude", "drop-exclude", "method", "schema", "usage", "add-component", "drop-writer"):
        w = rng.choice(model["writers"])
        if w.get("fresh"):
            return None
        if kind == "drop-writer":
            inside = [w, *w["components"], *(e for e in model["entries"] if e["of"] == w["writer_id"])]
            if len(model["writers"]) < 2 or any(id(x) in touched for x in inside):
                return None
            model["writers"].remove(w)
            return ("writer-removed", None, None)
        if kind == "add-component":
            c = maker.component(False)
            w["components"].append(c)
            touch(touched, w, c)
            return ("component-added", None, full(c))
        if kind == "add-exclude":
            w["excludes"].append(maker.file_set("exclude"))
            touch(touched, w)
            return ("exclude-added", None, None)
        if kind == "drop-exclude":
            old = [s for s in w["excludes"] if s.get("old")]
            if not old:
                return None
            w["excludes"].remove(old[0])
            touch(touched, w)
            return ("exclude-removed", None, None)
        if (id(w), kind) in touched:
            return None
        touched.add((id(w), kind))
        touch(touched, w)
        if kind == "method":
            w["method"] = rng.choice([m for m in METHODS if m != w["method"]])
            return ("restore-method-changed", "method", None)
        if kind == "schema":
            w["schema"] = rng.choice([x for x in (1, 3, 881 + 4) if x != w["schema"]])
            return ("backup-schema-changed", "backup_schema", None)
        w["usage"] = "SYSTEM_SERVICE"
        return ("writer-changed", "usage", None)
    if kind == "add-writer":
        w = {**maker.writer(), "fresh": True}
        model["writers"].append(w)
        touch(touched, w, *w["components"])
        touched.update((id(w), k) for k in ("method", "schema", "usage"))
        return ("writer-added", None, None)
    if kind in ("record-options", "record-success", "drop-record"):
        records, r = some(rng, model, touched, lambda m: [e["components"] for e in m["entries"]])
        if r is None:
            return None
        e = next(e for e in model["entries"] if e["components"] is records)
        touch(touched, e, r)
        if kind == "drop-record":
            if len(records) > 1:
                records.remove(r)
                return ("bcd-component-removed", None, full(r))
            return None
        if kind == "record-options":
            r["options"] = maker.name("other=")
            return ("bcd-component-changed", "backup_options", full(r))
        r["succeeded"] = False
        return ("bcd-component-changed", "backup_succeeded", full(r))
    if ("bcd", kind) in touched:
        return None
    touched.add(("bcd", kind))
    if kind == "backup-type":
        model["backup_type"] = "copy"
        return ("bcd-changed", "backup_type", None)
    model["partial"] = not model["partial"]
    return ("bcd-changed", "partial_file_support", None)


# ---- putting the changes into the older model, as inspect shows it ----

DEFAULTS = {"recursive": False, "backup_type": {"value": 0xF0F}, "selectable_for_restore": False, "restore_metadata": False,
            "notify_on_backup_complete": False, "flags": {"value": 0}, "backup_schema": {"value": 0}, "reboot_required": False,
            "partial_file_support": False}
NOISE = {"instance_id", "document", "snapshot_set_id", "backup_stamp", "known_writer", "writer_document"}
LISTS = {"files": lambda x: (x["kind"], x["path"], x["filespec"], x["recursive"]),
         "exclude_files": lambda x: (x["path"], x["filespec"], x["recursive"]),
         "components": lambda x: x["full_path"].upper(), "dependencies": lambda x: (x["writer_id"], x["full_path"])}


def normal(value, key=None):
    """A thing without noise: defaults filled in, spelled one way, in one order."""
    if isinstance(value, dict) and set(value) == {"value", "flags"}:
        return {"value": value["value"]}
    if value is None and key in DEFAULTS:
        return DEFAULTS[key]
    if isinstance(value, dict):
        return {k: normal(v, k) for k, v in value.items() if k not in NOISE and not k.endswith("_evidence")}
    if isinstance(value, list):
        items = [normal(v) for v in value]
        return sorted(items, key=lambda x: json.dumps(LISTS[key](x) if key in LISTS else x, sort_keys=True))
    if key in ("path", "alternate_path") and isinstance(value, str):
        return value.rstrip("\\").upper()
    return value


def whole(folder):
    [capture] = parse(Run("inspect", "--format", "json", folder).out)["captures"]
    writers = {w["writer_id"]: normal(w) for w in capture["writers"]}
    bcd = normal({k: v for k, v in capture["backup_components"].items()})
    bcd["writers"] = {e["writer_id"]: e for e in bcd["writers"]}
    for e in bcd["writers"].values():
        e.pop("writer_name"), e.pop("writer_ambiguous")
    return {"writers": writers, "bcd": bcd}


def put(items, old, new):
    """A list of things with one of them exchanged, removed or added."""
    if old is not None:
        items.remove(old)
    if new is not None:
        items.append(new)


def apply(model, change):
    field, new, old = change["field"], change["new"], change["old"]
    bcd = change["id"].startswith("bcd-")
    if change["id"] == "bcd-changed":
        model["bcd"][field] = normal(new, field)
        return
    if change["id"] in ("writer-added", "writer-removed"):
        model["writers"].pop(change["writer_id"], None)
        if new:
            model["writers"][change["writer_id"]] = normal(new)
        return
    if change["id"] in ("bcd-writer-added", "bcd-writer-removed"):
        model["bcd"]["writers"].pop(change["writer_id"], None)
        assert not new
        return
    writer = (model["bcd"]["writers"] if bcd else model["writers"])[change["writer_id"]]
    path = (change["component"] or "").upper()
    component = next((c for c in writer["components"] if c["full_path"].upper() == path), None)
    if change["id"] in ("component-added", "component-removed", "bcd-component-added", "bcd-component-removed"):
        put(writer["components"], component if old else None, normal(new) if new else None)
    elif change["id"] in ("file-set-added", "file-set-removed"):
        put(component["files"], normal(old), normal(new))
    elif change["id"] == "file-set-excluded":
        put(component["files"], normal(old), None)
        put(writer["exclude_files"], None, normal(new))
    elif change["id"] == "file-set-readmitted":
        put(component["files"], None, normal(new))
        put(writer["exclude_files"], normal(old), None)
    elif change["id"] == "file-set-changed":
        item = normal(change["item"])
        one = next(s for s in component["files"] if same_set(s, item))
        one[field] = normal(new, field)
    elif change["id"] in ("exclude-added", "exclude-removed"):
        put(writer["exclude_files"], normal(old), normal(new))
    elif change["id"] in ("dependency-added", "dependency-removed"):
        old, new = ({k: v for k, v in x.items()} if x else None for x in (old, new))
        for x in (old, new):
            if x:
                x["full_path"], x["remote_computer"] = "\\" + (x["logical_path"] + "\\" if x["logical_path"] else "") + x["name"], None
        put(component["dependencies"], normal(old), normal(new))
    elif change["id"] == "restore-method-changed":
        writer["restore_method"][field] = normal(new, field)
    elif component is not None and field in component:
        component[field] = normal(new, field)
    else:
        writer[field] = normal(new, field)


def same_set(a, b):
    return LISTS["files"](a) == LISTS["files"](b)


def as_sorted(model):
    model = copy.deepcopy(model)
    for w in [*model["writers"].values(), *model["bcd"]["writers"].values()]:
        w["components"].sort(key=lambda c: c["full_path"].upper())
        for c in w["components"]:
            for key in ("files", "dependencies"):
                if key in c:
                    c[key].sort(key=lambda x: json.dumps(x, sort_keys=True))
        if "exclude_files" in w:
            w["exclude_files"].sort(key=lambda x: json.dumps(x, sort_keys=True))
    return model


# ---- the trials ----

def said(changes):
    return sorted((c["id"], c["field"] or "", (c["component"] or "").upper()) for c in changes)


def check_trial(check, seed):
    rng, maker = random.Random(seed), Maker(seed)
    before = maker.model()
    for w in before["writers"]:
        for s in w["excludes"]:
            s["old"] = True
    after, touched, expected = copy.deepcopy(before), set(), []
    for _ in range(rng.randrange(7)):
        told = edit(after, rng, maker, touched)
        expected += [told] if told else []
    with tempfile.TemporaryDirectory() as folder:
        old, new = Path(folder, "old"), Path(folder, "new")
        save(old, before, list)
        save(new, shuffled(after, rng), list)
        run = Run("diff", "--format", "json", old, new)
        diff = parse(run.out)
        found = said(diff["changes"])
        wanted = sorted((i, f or "", (c or "").upper()) for i, f, c in expected)
        if not check.that(found == wanted, "seed", seed, "says", [x for x in found if x not in wanted], "not",
                          [x for x in wanted if x not in found]):
            return
        check.that(run.code == (1 if wanted else 0), "seed", seed, "exit", run.code)
        back = parse(Run("diff", "--format", "json", new, old).out)["changes"]
        mirrored = sorted((OPPOSITE.get(i, i), f, c) for i, f, c in found)
        check.that(said(back) == mirrored, "seed", seed, "does not mirror", said(back), mirrored)
        values = sorted(json.dumps([c["old"], c["new"]], sort_keys=True) for c in diff["changes"] if c["field"])
        swapped = sorted(json.dumps([c["new"], c["old"]], sort_keys=True) for c in back if c["field"])
        check.that(values == swapped, "seed", seed, "values do not mirror")
        model, target = whole(old), whole(new)
        for change in diff["changes"]:
            apply(model, change)
        check.that(as_sorted(model) == as_sorted(target), "seed", seed, "changes do not lead to the newer model")
        same = Run("diff", "--format", "json", new, new)
        check.that(same.code == 0 and not parse(same.out)["changes"], "seed", seed, "differs from itself")


def main():
    check = Check()
    check.every(lambda seed: check_trial(check, seed), range(TRIALS))
    check.end()


main()
