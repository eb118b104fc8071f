-- The task of a kind that has waited longest, if fewer than `at_once` run. `run` names this process to all later statements. A task that
-- is cancelled at this very moment is not taken: its state is looked at again under the row's lock.
-- plan: each time
UPDATE tasks_task t
   SET state = 'running', run = t.run + 1, done = 0, total = 0, phase = '', started_at = %(now)s::timestamptz, heartbeat_at = %(now)s::timestamptz
 WHERE t.id = (SELECT q.id FROM tasks_task q WHERE q.kind = %(kind)s::text AND q.state = 'queued' ORDER BY q.created_at, q.id LIMIT 1)
   AND t.state = 'queued'
   AND (SELECT count(*) FROM tasks_task r WHERE r.kind = %(kind)s::text AND r.state = 'running') < %(at_once)s::int
RETURNING t.id, t.kind, t.run, t.actor, t.arguments
