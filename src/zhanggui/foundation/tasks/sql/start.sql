-- A task and the job that works on it, in one statement of the caller's transaction: both are there, or neither. A job names only the
-- kind: it works off what waits of it, so that how many run at once is decided when one begins.
WITH added AS (
    INSERT INTO tasks_task (id, kind, user_id, user_name, actor, arguments, params, state, created_at)
    VALUES (%(id)s::bigint, %(kind)s::text, %(user)s::bigint, %(user_name)s::text, %(actor)s::jsonb, %(arguments)s::jsonb, %(params)s::jsonb,
            'queued', %(now)s::timestamptz)
    RETURNING kind
)
SELECT procrastinate_defer_jobs_v1(array_agg(
           ROW ('tasks', 'tasks.work', 0, NULL, NULL, jsonb_build_object('kind', kind), NULL)::procrastinate_job_to_defer_v1))
  FROM added
