SELECT m.name AS machine, c.at AS at, c.requester AS requester, c.backup_type AS backup_type,
    (SELECT count(*) FROM writers w WHERE w.capture = c.id) AS writers,
    c.documents AS documents, c.unreadable AS unreadable, c.errors AS errors,
    c.warnings AS warnings, c.source AS source
FROM captures c JOIN machines m ON m.id = c.machine
WHERE ?1 IS NULL OR m.name = ?1
ORDER BY m.name, c.at, c.id
