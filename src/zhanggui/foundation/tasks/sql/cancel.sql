-- What waits is cancelled at once, what runs is asked to stop, what has ended stays: asking twice changes nothing. Rows are taken in the
-- order of their ids.
-- plan: each time
WITH live AS (
    SELECT id FROM tasks_task WHERE id = ANY (%(ids)s::bigint[]) AND state IN ('queued', 'running') ORDER BY id FOR UPDATE
)
UPDATE tasks_task t
   SET asked_to_stop = true, state = CASE t.state WHEN 'queued' THEN 'cancelled' ELSE t.state END,
       ended_at = CASE t.state WHEN 'queued' THEN %(now)s::timestamptz END
  FROM live WHERE t.id = live.id
