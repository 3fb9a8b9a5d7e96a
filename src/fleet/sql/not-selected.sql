SELECT l.machine_name AS machine, w.name AS writer, c.full_path AS component, c.reason AS reason,
    c.by AS by, l.at AS at
FROM latest l JOIN writers w ON w.capture = l.id JOIN components c ON c.writer = w.id
WHERE NOT c.included AND (?1 IS NULL OR (CASE WHEN substr(?1, 1, 1) = '\' THEN c.full_path
    ELSE w.name || ':' || c.full_path END)
    LIKE replace(replace(replace(replace(?1, '!', '!!'), '%', '!%'), '_', '!_'), '*', '%') ESCAPE '!')
ORDER BY machine, writer, component
