-- Lines of "vssdoc inspect --format ndjson" in PostgreSQL, and views of what is asked most.
BEGIN;
SELECT pg_advisory_xact_lock(20260101); -- two that begin at once
CREATE TABLE IF NOT EXISTS entry(
    name text PRIMARY KEY,              -- of the folder of captures: one machine's, mostly
    loaded date NOT NULL,
    exit_code integer NOT NULL,         -- of vssdoc
    messages text NOT NULL);            -- what it could not read
CREATE TABLE IF NOT EXISTS line(
    entry text NOT NULL REFERENCES entry ON DELETE CASCADE,
    n integer NOT NULL,                 -- its place in the output
    type text NOT NULL,
    source text,                        -- of the capture
    record jsonb NOT NULL,
    PRIMARY KEY(entry, n));
CREATE INDEX IF NOT EXISTS line_by_type ON line(type, source);

CREATE OR REPLACE VIEW captures AS
    SELECT coalesce(record->>'machine', entry) AS machine, source, entry, n,
        coalesce(record->>'taken_at', -- else the day by which the place is named, else that of loading
            substring(source from '^(?:.*/)?([0-9]{4}-[0-9]{2}-[0-9]{2})[-0-9_:+TZ ]*(?:[.][^/]*)?(?:/.*)?$'),
            to_char(loaded, 'YYYY-MM-DD')) AS at, record->>'taken_by' AS requester,
        (record->>'documents')::integer AS documents, (record->>'writers')::integer AS wmds
    FROM line JOIN entry ON entry.name = line.entry WHERE type = 'capture';
CREATE OR REPLACE VIEW latest AS
    SELECT DISTINCT ON (machine) * FROM captures ORDER BY machine, at COLLATE "C" DESC, entry DESC, n DESC;
CREATE OR REPLACE VIEW writers AS
    SELECT source, record->>'document' AS document, record->>'writer_id' AS writer_id,
        record->>'instance_name' AS instance_name, record->>'name' AS name,
        record->'restore_method'->>'method' AS restore_method,
        record->'restore_method'->>'writer_restore' AS writer_restore,
        (record->'restore_method'->>'reboot_required')::boolean AS reboot_required
    FROM line WHERE type = 'writer';
CREATE OR REPLACE VIEW components AS
    SELECT source, record->>'document' AS document, record->>'writer_id' AS writer_id,
        record->'component'->>'full_path' AS full_path,
        jsonb_array_length(record->'component'->'files') AS file_sets, record->'component' AS component
    FROM line WHERE type = 'component';
CREATE OR REPLACE VIEW lost_writers AS
    SELECT l.machine, w.name AS writer, w.writer_id, max(c.at COLLATE "C") AS last_seen, l.at AS not_in
    FROM latest l JOIN captures c ON c.machine = l.machine AND c.source <> l.source
    JOIN writers w ON w.source = c.source
    WHERE l.wmds > 0 AND NOT EXISTS (SELECT 1 FROM writers x WHERE x.source = l.source
        AND x.writer_id = w.writer_id AND x.instance_name IS NOT DISTINCT FROM w.instance_name)
    -- one that only the BCD knows took part: what is missing is its document
    AND NOT EXISTS (SELECT 1 FROM line b WHERE b.type = 'writer_components' AND b.source = l.source
        AND b.record->>'writer_id' = w.writer_id AND b.record->>'writer_document' IS NULL)
    GROUP BY l.machine, w.name, w.writer_id, w.instance_name, l.at;
CREATE OR REPLACE VIEW restore_methods AS
    SELECT w.name AS writer, w.restore_method, w.writer_restore, w.reboot_required,
        count(DISTINCT l.machine) AS machines
    FROM latest l JOIN writers w ON w.source = l.source
    GROUP BY w.writer_id, w.name, w.restore_method, w.writer_restore, w.reboot_required;
COMMIT;
