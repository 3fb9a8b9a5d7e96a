-- What nearly all machines have alike and some do not: of five or more, four in five agree.
WITH fleet(id, machine, name) AS (
    SELECT l.id, l.machine, l.machine_name FROM latest l
    WHERE EXISTS (SELECT 1 FROM writers x WHERE x.capture = l.id AND x.has_wmd)),
mine AS (
    SELECT f.machine, f.name AS machine_name, w.* FROM fleet f JOIN writers w ON w.capture = f.id
    WHERE w.has_wmd AND w.writer_id IS NOT NULL),
having_writer(writer_id, writer, n) AS (
    SELECT writer_id, min(name), count(DISTINCT machine) FROM mine GROUP BY writer_id),
methods(writer_id, restore_method, n) AS (
    SELECT writer_id, restore_method, count(DISTINCT machine) FROM mine GROUP BY writer_id, restore_method),
paths AS (
    SELECT m.machine, m.machine_name, m.writer_id, m.name AS writer, c.full_path, min(c.included) AS included, c.reason
    FROM mine m JOIN components c ON c.writer = m.id GROUP BY m.machine, m.writer_id, c.full_path),
included(writer_id, full_path, n, n_in) AS (
    SELECT writer_id, full_path, count(*), sum(included) FROM paths GROUP BY writer_id, full_path),
outlier(machine, writer, component, outlier, here, elsewhere, alike, machines) AS (
    SELECT f.name, h.writer, NULL, 'writer-missing', NULL, NULL, h.n, (SELECT count(*) FROM fleet)
    FROM fleet f CROSS JOIN having_writer h
    WHERE h.n >= 5 AND h.n * 5 >= 4 * (SELECT count(*) FROM fleet)
        AND NOT EXISTS (SELECT 1 FROM mine m WHERE m.machine = f.machine AND m.writer_id = h.writer_id)
    UNION ALL
    SELECT DISTINCT m.machine_name, m.name, NULL, 'restore-method', m.restore_method, t.restore_method, t.n, h.n
    FROM mine m JOIN having_writer h ON h.writer_id = m.writer_id
    JOIN methods t ON t.writer_id = m.writer_id AND t.restore_method IS NOT m.restore_method
    WHERE t.n >= 5 AND t.n * 5 >= 4 * h.n
    UNION ALL
    SELECT p.machine_name, p.writer, p.full_path, 'not-in-backup', p.reason, 'in the backup', i.n_in, i.n
    FROM paths p JOIN included i ON i.writer_id = p.writer_id AND i.full_path IS p.full_path
    WHERE NOT p.included AND i.n_in >= 5 AND i.n_in * 5 >= 4 * i.n)
SELECT * FROM outlier ORDER BY machine, writer, component, outlier
