SELECT l.machine_name AS machine, w.name AS writer, c.full_path AS component, s.kind AS kind,
    s.path AS path, s.filespec AS filespec, s.recursive AS recursive, c.included AS in_backup
FROM file_lists t JOIN components c ON c.file_list = t.id JOIN writers w ON w.id = c.writer
JOIN latest l ON l.id = w.capture JOIN file_sets s ON s.component = c.id
WHERE rtrim(s.path, '\')
        LIKE replace(replace(replace(replace(rtrim(?1, '\'), '!', '!!'), '%', '!%'), '_', '!_'), '*', '%') ESCAPE '!'
    OR s.expanded
        LIKE replace(replace(replace(replace(rtrim(?8, '\'), '!', '!!'), '%', '!%'), '_', '!_'), '*', '%') ESCAPE '!'
ORDER BY machine, writer, component, path, filespec
