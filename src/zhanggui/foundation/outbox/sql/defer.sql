-- Jobs for deliveries: one job carries up to `size` of them, because a job costs far more than a row. The job is inserted by
-- procrastinate's own function on the caller's connection, so it commits or vanishes with the business transaction.
CREATE OR REPLACE FUNCTION outbox_defer(ids bigint[], handlers text[], size int, turn int, at timestamptz) RETURNS int LANGUAGE sql AS $$
    SELECT coalesce(cardinality(procrastinate_defer_jobs_v1(array_agg(jobs.job))), 0)
    FROM (
        SELECT ROW ('outbox', 'outbox.deliver', 0, NULL, NULL,
                    jsonb_build_object('handler', d.handler, 'ids', jsonb_agg(d.id ORDER BY d.id), 'turn', turn), at
               )::procrastinate_job_to_defer_v1 AS job
        FROM (SELECT u.id, u.handler, (row_number() OVER (PARTITION BY u.handler ORDER BY u.id) - 1) / size AS part
              FROM unnest(ids, handlers) AS u (id, handler)) AS d
        GROUP BY d.handler, d.part
    ) AS jobs
    HAVING count(*) > 0
$$;
