-- Every reason counts, not only the first of a row: a user corrects all of them in one go.
-- plan: each time
SELECT e->>'code', coalesce(e->>'column', ''), count(*) FROM exchange_outcome o CROSS JOIN LATERAL jsonb_array_elements(o.params->'errors') AS e
 WHERE o.import_id = %(import)s::bigint AND o.disposition = 'rejected' GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2
