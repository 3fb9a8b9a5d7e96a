-- A fleet's database. Free SQL may use every table and view; names keep their meaning within a version.
CREATE TABLE machines(
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL COLLATE NOCASE UNIQUE,
    named_by TEXT NOT NULL);          -- 'documents', 'place': where the capture lies, or 'option'
CREATE TABLE captures(
    id INTEGER PRIMARY KEY,
    machine INTEGER NOT NULL REFERENCES machines,
    source TEXT NOT NULL,             -- as it was given to vssdoc
    content TEXT NOT NULL,            -- the SHA-256 of its documents' paths below their folder, and digests
    at TEXT NOT NULL,                 -- taken, where the documents tell, else when it or a copy came:
                                      -- the day by which its place is named, else that of indexing
    taken TEXT, indexed TEXT NOT NULL,
    requester TEXT,                   -- NULL: the documents do not tell
    backup_type TEXT, snapshot_set_id TEXT, bootable_system_state INTEGER,
    documents INTEGER NOT NULL, unreadable INTEGER NOT NULL, -- documents
    errors INTEGER NOT NULL, warnings INTEGER NOT NULL, notes INTEGER NOT NULL, -- findings
    tool TEXT NOT NULL,               -- vssdoc's version
    UNIQUE(source, content));
CREATE INDEX captures_of_machine ON captures(machine, at, id);
CREATE INDEX captures_by_content ON captures(content, machine);
-- Where else the same documents of the same machine were found.
CREATE TABLE copies(
    capture INTEGER NOT NULL REFERENCES captures ON DELETE CASCADE,
    source TEXT NOT NULL,
    PRIMARY KEY(capture, source)) WITHOUT ROWID;
CREATE TABLE writers(
    id INTEGER PRIMARY KEY,
    capture INTEGER NOT NULL REFERENCES captures ON DELETE CASCADE,
    key TEXT NOT NULL,                -- class id and instance name: the same writer in other captures
    writer_id TEXT, instance_id TEXT, name TEXT, instance_name TEXT,
    has_wmd INTEGER NOT NULL,         -- 0: only the BCD knows it
    usage TEXT, source_type TEXT, backup_schema INTEGER,
    restore_method TEXT, writer_restore TEXT, reboot_required INTEGER, service TEXT);
CREATE INDEX writers_of_capture ON writers(capture, key);
CREATE INDEX writers_by_key ON writers(key, capture);
CREATE TABLE components(
    id INTEGER PRIMARY KEY,
    writer INTEGER NOT NULL REFERENCES writers ON DELETE CASCADE,
    full_path TEXT COLLATE NOCASE, name TEXT, type TEXT, caption TEXT,
    selectable INTEGER, selectable_for_restore INTEGER, flags INTEGER,
    included INTEGER NOT NULL,        -- in the backup, or would be if there is no BCD
    inclusion TEXT, reason TEXT, by TEXT,
    backup_succeeded INTEGER, backup_stamp TEXT,
    file_list INTEGER REFERENCES file_lists);
CREATE INDEX components_of_writer ON components(writer, full_path);
CREATE INDEX components_by_path ON components(full_path);
CREATE TABLE dependencies(
    component INTEGER NOT NULL REFERENCES components ON DELETE CASCADE,
    writer_id TEXT, full_path TEXT, computer TEXT);
CREATE INDEX dependencies_of_component ON dependencies(component);
-- Lists of file sets are kept once, whoever has them, and so are folders and file specifications.
CREATE TABLE folders(
    id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE,
    expanded TEXT NOT NULL);          -- with variables' usual values, without a backslash at its end
CREATE TABLE file_lists(id INTEGER PRIMARY KEY, content BLOB NOT NULL UNIQUE, n INTEGER NOT NULL);
CREATE TABLE file_list_rows(
    list INTEGER NOT NULL REFERENCES file_lists, position INTEGER NOT NULL,
    kind INTEGER NOT NULL, folder INTEGER REFERENCES folders, filespec TEXT, recursive INTEGER,
    alternate INTEGER REFERENCES folders, backup_type INTEGER,
    PRIMARY KEY(list, position)) WITHOUT ROWID;
CREATE INDEX file_list_rows_by_folder ON file_list_rows(folder);
CREATE TABLE findings(
    capture INTEGER NOT NULL REFERENCES captures ON DELETE CASCADE,
    rule TEXT NOT NULL, slug TEXT NOT NULL, severity TEXT NOT NULL,
    writer TEXT, component TEXT, message TEXT NOT NULL,
    document TEXT, locator TEXT, fingerprint TEXT NOT NULL);
CREATE INDEX findings_of_capture ON findings(capture);
CREATE INDEX findings_by_rule ON findings(rule);
-- The last capture of each machine.
CREATE VIEW latest AS SELECT c.*, m.name AS machine_name FROM machines m JOIN captures c ON c.id =
    (SELECT id FROM captures WHERE machine = m.id ORDER BY at DESC, id DESC LIMIT 1);
CREATE VIEW file_sets AS SELECT c.id AS component,
    CASE r.kind WHEN 0 THEN 'file_list' WHEN 1 THEN 'database_files' ELSE 'database_logfiles' END AS kind,
    f.path AS path, f.expanded AS expanded, r.filespec AS filespec, r.recursive AS recursive, a.path AS alternate_path,
    r.backup_type AS backup_type
    FROM components c JOIN file_list_rows r ON r.list = c.file_list
    LEFT JOIN folders f ON f.id = r.folder LEFT JOIN folders a ON a.id = r.alternate;
