-- A batch of messages and the jobs that deliver them, in one statement of the business transaction. A message that is
-- there already is left alone: enqueueing is idempotent.
WITH added AS (
    INSERT INTO outbox_delivery (id, company_id, event, handler, key, payload, state, attempts, error, created_at, due_at)
    SELECT n.id, n.company_id, n.event, n.handler, n.key, n.payload::jsonb, 'pending', 0, '', %(now)s::timestamptz, %(now)s::timestamptz
    FROM unnest(%(ids)s::bigint[], %(companies)s::bigint[], %(events)s::text[], %(handlers)s::text[], %(keys)s::text[], %(payloads)s::text[])
         AS n (id, company_id, event, handler, key, payload)
    ORDER BY n.handler, n.event, n.key
    ON CONFLICT (handler, event, key) DO NOTHING
    RETURNING id, handler
)
SELECT count(*), outbox_defer(array_agg(id), array_agg(handler), %(size)s::int, 0, NULL) FROM added HAVING count(*) > 0
