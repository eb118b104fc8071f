-- What lies of which lot at places; the id of a lot tells which of two was known first.
SELECT b.location_id, b.sku_id, b.quality, b.lot, l.expires_on, l.id, sum(b.qty)
  FROM stock_balance b JOIN stock_lot l ON l.sku_id = b.sku_id AND l.code = b.lot
 WHERE (b.location_id, b.sku_id) IN (SELECT * FROM unnest(%(location)s::bigint[], %(sku)s::bigint[])) AND b.lot <> '' AND b.qty > 0
 GROUP BY 1, 2, 3, 4, 5, 6
 ORDER BY 1, 2, 3, 6
