-- Jobs for kinds of which something waits: one each, unless one is waiting already.
SELECT procrastinate_defer_jobs_v1(array_agg(
           ROW ('tasks', 'tasks.work', 0, NULL, NULL, jsonb_build_object('kind', t.kind), NULL)::procrastinate_job_to_defer_v1))
  FROM (SELECT DISTINCT kind FROM tasks_task WHERE state = 'queued') t
 WHERE NOT EXISTS (SELECT FROM procrastinate_jobs j WHERE j.task_name = 'tasks.work' AND j.status = 'todo' AND j.args ->> 'kind' = t.kind)
HAVING count(*) > 0
