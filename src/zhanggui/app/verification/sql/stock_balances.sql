-- The ledger summed from move zero against the stored balances, per dimension. OFFSET 0: both sides of all moves are joined with
-- the locations at once, not move by move.
WITH moved AS (
    SELECT s.location_id, s.sku_id, s.quality, s.lot, s.serial, s.owner_id, sum(s.qty) AS qty
      FROM (SELECT u.location_id, m.sku_id, u.quality, m.lot, m.serial, m.owner_id, u.qty
              FROM stock_move m CROSS JOIN LATERAL (VALUES (m.from_location_id, m.from_quality, -m.qty), (m.to_location_id, m.to_quality, m.qty)) AS u(location_id, quality, qty)
            OFFSET 0) s
      JOIN stock_location l ON l.id = s.location_id AND l.warehouse_id IS NOT NULL
     GROUP BY 1, 2, 3, 4, 5, 6
)
SELECT format('stock_balance location %s sku %s %s %s %s', coalesce(m.location_id, b.location_id), coalesce(m.sku_id, b.sku_id), coalesce(m.quality, b.quality),
              coalesce(m.lot, b.lot), coalesce(m.serial, b.serial)), coalesce(m.qty, 0)::text, coalesce(b.qty, 0)::text
  FROM moved m FULL JOIN stock_balance b USING (location_id, sku_id, quality, lot, serial, owner_id)
 WHERE coalesce(m.qty, 0) <> coalesce(b.qty, 0)
