-- A failed batch comes again later in smaller jobs, until the culprit is alone; only then does a failure count against it,
-- and after `most` of them (or at once if trying again is pointless) it is dead.
-- plan: each time
WITH changed AS (
    UPDATE outbox_delivery SET attempts = attempts + CASE WHEN %(alone)s::boolean THEN 1 ELSE 0 END, error = %(error)s::text,
           due_at = %(at)s::timestamptz,
           state = CASE WHEN %(alone)s::boolean AND (%(final)s::boolean OR attempts + 1 >= %(most)s::int) THEN 'dead' ELSE 'pending' END
    WHERE id = ANY (%(ids)s::bigint[]) AND state = 'pending'
    RETURNING id, handler, state
)
SELECT outbox_defer(array_agg(id), array_agg(handler), %(size)s::int, %(turn)s::int, %(at)s::timestamptz)
FROM changed WHERE state = 'pending' HAVING count(*) > 0
