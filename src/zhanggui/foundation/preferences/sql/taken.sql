-- Rows whose name is that of another view that the author would see beside it. `own`: the view itself.
SELECT n.nr FROM unnest(%(rows)s::int[], %(users)s::bigint[], %(lists)s::text[], %(names)s::text[], %(own)s::bigint[])
     AS n (nr, user_id, list, name, own)
WHERE EXISTS (SELECT FROM preferences_view v WHERE v.list = n.list AND lower(v.name) = lower(n.name) AND v.id <> n.own
              AND (v.shared OR v.user_id = n.user_id))
ORDER BY n.nr
