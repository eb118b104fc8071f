-- The orders of the last days by day, those of today by hour and by shop too, in whatever state: what the order desk shows for these
-- moments. One pass over the index (company, ordered_at, id).
WITH o AS MATERIALIZED (
    SELECT (o.ordered_at AT TIME ZONE %(zone)s::text)::date AS day, extract(hour FROM o.ordered_at AT TIME ZONE %(zone)s::text)::int AS hour,
           o.shop_id, o.net + o.tax AS gross, o.ordered_at < %(so_far)s::timestamptz AS so_far
      FROM sales_order o
     WHERE o.company_id = %(company)s::bigint
       AND o.ordered_at >= %(since)s::timestamptz AND o.ordered_at < %(until)s::timestamptz
       AND o.shop_id = ANY(%(shops)s::bigint[]) --? shops
       AND o.warehouse_id = ANY(%(warehouses)s::bigint[]) --? warehouses
)
(SELECT 'day', o.day, NULL::int, NULL::bigint, count(*), count(*) FILTER (WHERE o.so_far), sum(o.gross) FROM o GROUP BY o.day)
UNION ALL
(SELECT 'hour', NULL, o.hour, NULL, count(*), 0, sum(o.gross) FROM o WHERE o.day = %(today)s::date GROUP BY o.hour)
UNION ALL
(SELECT 'shop', NULL, NULL, o.shop_id, count(*), 0, sum(o.gross) FROM o WHERE o.day = %(today)s::date GROUP BY o.shop_id ORDER BY 5 DESC, 4 LIMIT 12)
