-- Positions follow their SKU's policies; the CHECKs refuse to switch off what is still owed or promised.
UPDATE stock_position p
   SET allow_negative = k.allow_negative, presale = k.presale, lot_tracked = k.lot_tracked, serial_tracked = k.serial_tracked
  FROM catalog_sku s JOIN catalog_product k ON k.id = s.product_id
 WHERE s.product_id = ANY(%(product)s::bigint[]) AND p.sku_id = s.id
   AND (p.allow_negative, p.presale, p.lot_tracked, p.serial_tracked) IS DISTINCT FROM (k.allow_negative, k.presale, k.lot_tracked, k.serial_tracked)
