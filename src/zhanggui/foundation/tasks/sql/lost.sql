-- Tasks whose process has given no sign for too long: killed, most often. Locked, so that of two sweepers one decides.
-- plan: each time
SELECT id, kind, run, asked_to_stop FROM tasks_task
 WHERE state = 'running' AND heartbeat_at < %(before)s::timestamptz ORDER BY id FOR UPDATE
