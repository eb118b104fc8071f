-- What lies at each place of the warehouse, per quality, lot and serial number: the moves from move zero against the stored balances. What
-- differs comes first, then what lies there; the numbers are of all of them. Moves that go the same way are summed before their two sides
-- are looked at.
-- plan: each time
WITH here AS MATERIALIZED (
    SELECT id FROM stock_location WHERE warehouse_id = %(warehouse)s::bigint
), ways AS (
    SELECT from_location_id, from_quality, to_location_id, to_quality, lot, serial, owner_id, sum(qty) AS qty
      FROM stock_move WHERE sku_id = %(sku)s::bigint GROUP BY 1, 2, 3, 4, 5, 6, 7
), moved AS (
    SELECT u.location_id, u.quality, w.lot, w.serial, w.owner_id, sum(u.qty) AS qty
      FROM ways w
      CROSS JOIN LATERAL (VALUES (w.from_location_id, w.from_quality, -w.qty), (w.to_location_id, w.to_quality, w.qty)) AS u(location_id, quality, qty)
      JOIN here h ON h.id = u.location_id
     GROUP BY 1, 2, 3, 4, 5
), held AS (
    SELECT b.location_id, b.quality, b.lot, b.serial, b.owner_id, b.qty FROM stock_balance b JOIN here h ON h.id = b.location_id WHERE b.sku_id = %(sku)s::bigint
), compared AS (
    SELECT location_id, quality, lot, serial, coalesce(m.qty, 0.0000) AS moved, coalesce(b.qty, 0.0000) AS held, coalesce(m.qty, 0) <> coalesce(b.qty, 0) AS differs
      FROM moved m FULL JOIN held b USING (location_id, quality, lot, serial, owner_id)
)
SELECT location_id, quality, lot, serial, moved, held, count(*) OVER (), count(*) FILTER (WHERE differs) OVER (), count(*) FILTER (WHERE moved <> 0 OR differs) OVER ()
  FROM compared
 ORDER BY differs DESC, (moved = 0), quality DESC, lot, serial, location_id LIMIT %(limit)s::int
