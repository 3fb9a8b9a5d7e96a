WITH pair(machine, old, new, old_at, new_at) AS (
    SELECT l.machine_name, c.id, l.id, c.at, l.at FROM latest l JOIN captures c ON c.id =
        (SELECT id FROM captures WHERE machine = l.machine
            AND at < coalesce(?1, date(?9, '-7 days')) ORDER BY at DESC, id DESC LIMIT 1)
    WHERE c.id <> l.id),
-- instances of a class that name none are told apart by their names
shared(machine, key) AS (
    SELECT p.machine, w.key FROM pair p JOIN writers w ON w.capture IN (p.old, p.new)
    WHERE w.has_wmd GROUP BY p.machine, w.capture, w.key HAVING count(*) > 1),
member(capture, id, name, identity) AS (
    SELECT w.capture, w.id, w.name, w.key || CASE WHEN s.key IS NULL THEN '' ELSE '|' || coalesce(w.name, '') END
    FROM pair p JOIN writers w ON w.capture IN (p.old, p.new)
    LEFT JOIN (SELECT DISTINCT machine, key FROM shared) s ON s.machine = p.machine AND s.key = w.key
    WHERE w.has_wmd),
both(machine, old, new, old_at, new_at, writer) AS (
    SELECT p.machine, a.id, b.id, p.old_at, p.new_at, b.name
    FROM pair p JOIN member a ON a.capture = p.old JOIN member b ON b.capture = p.new AND b.identity = a.identity),
component(machine, writer, path, old_at, new_at, a, b) AS (
    SELECT w.machine, w.writer, b.full_path, w.old_at, w.new_at, a.id, b.id FROM both w
    JOIN components b ON b.writer = w.new
    JOIN components a ON a.writer = w.old AND a.full_path IS b.full_path),
change(machine, writer, component, change, old, new, old_at, new_at) AS (
    SELECT p.machine, w.name, NULL, 'writer-removed', NULL, NULL, p.old_at, p.new_at
    FROM pair p JOIN member w ON w.capture = p.old
    WHERE EXISTS (SELECT 1 FROM writers x WHERE x.capture = p.new AND x.has_wmd)
        AND NOT EXISTS (SELECT 1 FROM member x WHERE x.capture = p.new AND x.identity = w.identity)
    UNION ALL
    SELECT p.machine, w.name, NULL, 'writer-added', NULL, NULL, p.old_at, p.new_at
    FROM pair p JOIN member w ON w.capture = p.new
    WHERE EXISTS (SELECT 1 FROM writers x WHERE x.capture = p.old AND x.has_wmd)
        AND NOT EXISTS (SELECT 1 FROM member x WHERE x.capture = p.old AND x.identity = w.identity)
    UNION ALL
    SELECT w.machine, w.writer, NULL, 'restore-method-changed', a.restore_method, b.restore_method,
        w.old_at, w.new_at
    FROM both w JOIN writers a ON a.id = w.old JOIN writers b ON b.id = w.new
    WHERE a.restore_method IS NOT b.restore_method
    UNION ALL
    SELECT w.machine, w.writer, NULL, 'backup-schema-changed', a.backup_schema, b.backup_schema,
        w.old_at, w.new_at
    FROM both w JOIN writers a ON a.id = w.old JOIN writers b ON b.id = w.new
    WHERE a.backup_schema IS NOT b.backup_schema
    UNION ALL
    SELECT w.machine, w.writer, a.full_path, 'component-removed', NULL, NULL, w.old_at, w.new_at
    FROM both w JOIN components a ON a.writer = w.old
    WHERE NOT EXISTS (SELECT 1 FROM components b WHERE b.writer = w.new AND b.full_path IS a.full_path)
    UNION ALL
    SELECT w.machine, w.writer, b.full_path, 'component-added', NULL, NULL, w.old_at, w.new_at
    FROM both w JOIN components b ON b.writer = w.new
    WHERE NOT EXISTS (SELECT 1 FROM components a WHERE a.writer = w.old AND a.full_path IS b.full_path)
    UNION ALL
    SELECT c.machine, c.writer, c.path, CASE WHEN b.included THEN 'now-in-backup' ELSE 'no-longer-in-backup' END,
        a.reason, b.reason, c.old_at, c.new_at
    FROM component c JOIN components a ON a.id = c.a JOIN components b ON b.id = c.b
    WHERE a.included <> b.included
    UNION ALL
    SELECT c.machine, c.writer, c.path, 'file-sets-changed',
        (SELECT n FROM file_lists WHERE id = a.file_list), (SELECT n FROM file_lists WHERE id = b.file_list),
        c.old_at, c.new_at
    FROM component c JOIN components a ON a.id = c.a JOIN components b ON b.id = c.b
    WHERE a.file_list IS NOT b.file_list)
SELECT * FROM change ORDER BY machine, writer, component, change
