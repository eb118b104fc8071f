-- The lines of one adjustment, for its page.
SELECT l.id, l.line_no, l.sku_id, k.code, k.name, u.code, l.qty, l.lot, l.serial, l.quality, l.value, l.origin_line,
       l.fair_price, l.price_zh, l.price_en, l.tax_rate, l.tax
  FROM warehouse_adjustment_line l
  JOIN catalog_sku k ON k.id = l.sku_id
  JOIN catalog_product p ON p.id = k.product_id
  JOIN catalog_unit u ON u.id = p.unit_id
 WHERE l.adjustment_id = %(document)s::bigint
 ORDER BY l.line_no
