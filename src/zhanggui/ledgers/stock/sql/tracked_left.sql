-- What is in stock where the product is to be tracked another way. All such positions are locked, the empty ones too: a receipt in flight
-- is waited for, and seen.
SELECT p.on_hand, p.defect
  FROM stock_position p JOIN catalog_sku s ON s.id = p.sku_id JOIN catalog_product k ON k.id = s.product_id
 WHERE s.product_id = ANY(%(product)s::bigint[])
   AND (p.lot_tracked, p.serial_tracked) IS DISTINCT FROM (k.lot_tracked, k.serial_tracked)
 ORDER BY p.sku_id, p.warehouse_id FOR UPDATE OF p
