SELECT f.rule AS rule, f.slug AS slug, f.severity AS severity, count(*) AS findings,
    count(DISTINCT l.machine) AS machines, min(l.machine_name) AS for_example, min(f.message) AS message
FROM latest l JOIN findings f ON f.capture = l.id
WHERE ?1 IS NULL OR f.rule = ?1 COLLATE NOCASE OR f.slug = ?1 COLLATE NOCASE OR f.severity = ?1 COLLATE NOCASE
GROUP BY f.rule, f.severity
ORDER BY CASE f.severity WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END, machines DESC, f.rule
