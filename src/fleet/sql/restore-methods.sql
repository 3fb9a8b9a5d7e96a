SELECT w.name AS writer, w.restore_method AS restore_method, w.writer_restore AS writer_restore,
    w.reboot_required AS reboot_required, count(DISTINCT l.machine) AS machines,
    min(l.machine_name) AS for_example
FROM latest l JOIN writers w ON w.capture = l.id
WHERE w.has_wmd AND (?1 IS NULL OR w.name = ?1 COLLATE NOCASE OR w.writer_id = lower(trim(?1, '{}')))
GROUP BY w.writer_id, w.name, w.restore_method, w.writer_restore, w.reboot_required
ORDER BY writer, machines DESC, restore_method
