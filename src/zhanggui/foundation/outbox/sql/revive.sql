-- Dead letters get another life. What is not dead, or not in the caller's companies, is not returned.
-- plan: each time
WITH changed AS (
    UPDATE outbox_delivery SET state = 'pending', attempts = 0, due_at = %(now)s::timestamptz
    WHERE id = ANY (%(ids)s::bigint[]) AND state = 'dead'
      AND (%(companies)s::bigint[] IS NULL OR company_id = ANY (%(companies)s::bigint[]))
    RETURNING id, handler, company_id
), jobs AS (
    SELECT outbox_defer(array_agg(id), array_agg(handler), %(size)s::int, 0, NULL) AS n FROM changed HAVING count(*) > 0
)
SELECT c.id, c.company_id FROM changed c LEFT JOIN jobs ON true ORDER BY c.id
