SELECT l.machine_name AS machine, w.name AS writer, c.full_path AS component, l.at AS at, l.source AS source
FROM latest l JOIN writers w ON w.capture = l.id JOIN components c ON c.writer = w.id
WHERE c.backup_succeeded = 0 ORDER BY machine, writer, component
