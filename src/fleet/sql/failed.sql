SELECT l.machine_name AS machine, coalesce(w.name, w.writer_id) AS writer, c.full_path AS component,
    l.at AS at, l.source AS source, 'its backup failed: not all files of the component set were copied' AS why
FROM latest l JOIN writers w ON w.capture = l.id JOIN components c ON c.writer = w.id
WHERE c.backup_succeeded = 0
UNION ALL
-- what writers reported, and records of components that their WMDs do not have
SELECT l.machine_name, f.writer, f.component, l.at, l.source, f.message
FROM latest l JOIN findings f ON f.capture = l.id
WHERE f.slug IN ('bcd-failure-message', 'bcd-component-failure') OR (f.slug = 'bcd-backup-failed'
    AND NOT EXISTS (SELECT 1 FROM writers w JOIN components c ON c.writer = w.id
        WHERE w.capture = l.id AND c.backup_succeeded = 0 AND c.full_path = f.component
            AND coalesce(w.name, w.writer_id) IS f.writer))
ORDER BY machine, writer, component, why
