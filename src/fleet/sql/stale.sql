SELECT l.machine_name AS machine, l.at AS latest, l.source AS source
FROM latest l WHERE l.at < date(?9, '-' || coalesce(?1, '7') || ' days') ORDER BY l.at, machine
