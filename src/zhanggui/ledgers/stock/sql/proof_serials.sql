-- Every piece of the SKU that lies in the warehouse by its moves is placed there, and nothing else is.
-- plan: each time
WITH here AS MATERIALIZED (
    SELECT id FROM stock_location WHERE warehouse_id = %(warehouse)s::bigint
), moved AS (
    SELECT m.serial, u.location_id, u.quality, m.lot, sum(u.qty) AS qty
      FROM stock_move m
      CROSS JOIN LATERAL (VALUES (m.from_location_id, m.from_quality, -m.qty), (m.to_location_id, m.to_quality, m.qty)) AS u(location_id, quality, qty)
      JOIN here h ON h.id = u.location_id
     WHERE m.sku_id = %(sku)s::bigint AND m.serial <> ''
     GROUP BY 1, 2, 3, 4 HAVING sum(u.qty) <> 0
), placed AS (
    SELECT s.code AS serial, s.location_id, s.quality, s.lot FROM stock_serial s JOIN here h ON h.id = s.location_id WHERE s.sku_id = %(sku)s::bigint
)
SELECT serial, CASE WHEN m.qty IS NULL THEN '-' ELSE format('%%s %%s × %%s', m.quality, m.lot, m.qty) END, CASE WHEN p.location_id IS NULL THEN '-' ELSE format('%%s %%s × 1', p.quality, p.lot) END,
       count(*) OVER (), count(*) FILTER (WHERE (m.location_id, m.quality, m.lot, m.qty) IS DISTINCT FROM (p.location_id, p.quality, p.lot, 1)) OVER ()
  FROM moved m FULL JOIN placed p USING (serial)
 ORDER BY (m.location_id, m.quality, m.lot, m.qty) IS DISTINCT FROM (p.location_id, p.quality, p.lot, 1) DESC, serial LIMIT %(limit)s::int
