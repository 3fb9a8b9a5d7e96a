SELECT m.name AS machine, m.named_by AS named_by, count(*) AS captures, l.at AS latest,
    (SELECT count(*) FROM writers w WHERE w.capture = l.id) AS writers,
    l.errors AS errors, l.warnings AS warnings, l.source AS source
FROM machines m JOIN captures c ON c.machine = m.id JOIN latest l ON l.machine = m.id
GROUP BY m.id ORDER BY m.name
