-- Claimed deliveries that were made; in the transaction of the handler's own writes.
UPDATE outbox_delivery SET state = 'delivered', attempts = attempts + 1, error = '', delivered_at = %(now)s::timestamptz
WHERE id = ANY (%(ids)s::bigint[])
