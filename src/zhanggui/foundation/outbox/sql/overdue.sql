-- Deliveries whose job was lost (a killed worker, a restored backup): due for long, and nobody is at it. They get new jobs.
-- plan: each time
WITH late AS (
    SELECT id FROM outbox_delivery WHERE state = 'pending' AND due_at < %(before)s::timestamptz
    ORDER BY due_at, id LIMIT %(limit)s::int FOR UPDATE SKIP LOCKED
), changed AS (
    UPDATE outbox_delivery d SET due_at = %(now)s::timestamptz FROM late WHERE d.id = late.id RETURNING d.id, d.handler
)
SELECT count(*), outbox_defer(array_agg(id), array_agg(handler), %(size)s::int, 0, NULL) FROM changed HAVING count(*) > 0
