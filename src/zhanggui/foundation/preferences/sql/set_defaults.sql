-- The view that each of these lists opens with for one user; lists without one open as everybody has them.
WITH gone AS (
    DELETE FROM preferences_default WHERE user_id = %(user_id)s::bigint AND list = ANY (%(gone)s::text[])
)
INSERT INTO preferences_default (user_id, list, view_id)
SELECT %(user_id)s::bigint, n.list, n.view_id FROM unnest(%(lists)s::text[], %(views)s::bigint[]) AS n (list, view_id) ORDER BY n.list
ON CONFLICT (user_id, list) DO UPDATE SET view_id = excluded.view_id
