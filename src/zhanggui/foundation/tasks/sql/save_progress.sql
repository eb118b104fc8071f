-- How far the work is, and whether somebody asked it to stop; no row: another process has the task.
UPDATE tasks_task SET done = %(done)s::bigint, total = %(total)s::bigint, phase = %(phase)s::text
 WHERE id = %(id)s::bigint AND run = %(run)s::int AND state = 'running'
RETURNING asked_to_stop
