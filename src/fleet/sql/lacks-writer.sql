SELECT l.machine_name AS machine, l.at AS at, l.unreadable AS unreadable, l.source AS source
FROM latest l
WHERE EXISTS (SELECT 1 FROM writers x WHERE x.capture = l.id AND x.has_wmd)
    AND NOT EXISTS (SELECT 1 FROM writers w WHERE w.capture = l.id
        AND (w.name = ?1 COLLATE NOCASE OR w.writer_id = lower(trim(?1, '{}'))))
ORDER BY machine
