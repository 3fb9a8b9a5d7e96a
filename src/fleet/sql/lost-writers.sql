SELECT l.machine_name AS machine, w.name AS writer, w.writer_id AS writer_id,
    w.instance_name AS instance_name, max(c.at) AS last_seen, l.at AS not_in, l.unreadable AS unreadable
FROM latest l JOIN captures c ON c.machine = l.machine AND c.id <> l.id
JOIN writers w ON w.capture = c.id
WHERE w.has_wmd AND (?1 IS NULL OR c.at >= ?1)
    -- a capture without any WMD does not tell which writers there are
    AND EXISTS (SELECT 1 FROM writers x WHERE x.capture = l.id AND x.has_wmd)
    -- one that only the BCD knows took part: what is missing is its document
    AND NOT EXISTS (SELECT 1 FROM writers x WHERE x.capture = l.id AND NOT x.has_wmd AND x.writer_id = w.writer_id)
    -- by its instance name, which may change with a version, and by how many instances of its class there are
    AND (SELECT count(*) FROM writers x WHERE x.capture = l.id AND x.has_wmd AND x.key = w.key)
        < (SELECT count(*) FROM writers x WHERE x.capture = c.id AND x.has_wmd AND x.key = w.key)
    AND (SELECT count(*) FROM writers x WHERE x.capture = l.id AND x.has_wmd AND x.writer_id = w.writer_id)
        < (SELECT count(*) FROM writers x WHERE x.capture = c.id AND x.has_wmd AND x.writer_id = w.writer_id)
GROUP BY l.machine, w.key ORDER BY machine, writer
