-- The deliveries of a job that are still to be made and that nobody else is making. Held until the handler is through.
SELECT id, event, key, payload, company_id, attempts FROM outbox_delivery
WHERE id = ANY (%(ids)s::bigint[]) AND handler = %(handler)s::text AND state = 'pending' ORDER BY id FOR UPDATE SKIP LOCKED
