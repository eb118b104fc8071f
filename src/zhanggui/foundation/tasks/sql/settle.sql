-- What becomes of tasks that were lost: back into the queue, or ended.
-- plan: each time
UPDATE tasks_task t
   SET state = s.state, problem = s.problem::jsonb, ended_at = CASE s.state WHEN 'queued' THEN NULL ELSE %(now)s::timestamptz END
  FROM unnest(%(id)s::bigint[], %(state)s::text[], %(problem)s::text[]) AS s (id, state, problem)
 WHERE t.id = s.id AND t.state = 'running'
