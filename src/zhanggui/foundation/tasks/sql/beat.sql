-- The process that works on a task is alive; it hears whether somebody asked it to stop.
UPDATE tasks_task SET heartbeat_at = %(now)s::timestamptz WHERE id = %(id)s::bigint AND run = %(run)s::int AND state = 'running'
RETURNING asked_to_stop
