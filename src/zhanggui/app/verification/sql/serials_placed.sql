-- Every piece is where its moves have left it, once.
WITH held AS (SELECT sku_id, serial, location_id, quality, lot, qty FROM stock_balance WHERE serial <> '' AND qty <> 0),
     placed AS (SELECT sku_id, code AS serial, location_id, quality, lot FROM stock_serial WHERE location_id IS NOT NULL)
SELECT format('stock_serial sku %s number %s', sku_id, serial), format('location %s, %s', coalesce(p.location_id::text, '-'), coalesce(p.quality, '-')),
       format('location %s, %s × %s', coalesce(h.location_id::text, '-'), coalesce(h.quality, '-'), coalesce(h.qty, 0))
  FROM held h FULL JOIN placed p USING (sku_id, serial)
 WHERE h.qty IS DISTINCT FROM 1 OR (h.location_id, h.quality, h.lot) IS DISTINCT FROM (p.location_id, p.quality, p.lot)
