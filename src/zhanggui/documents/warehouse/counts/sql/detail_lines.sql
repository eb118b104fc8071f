-- The lines of one count, for its page.
SELECT l.id, l.line_no, l.sku_id, k.code, k.name, u.code, l.quality, l.lot, l.serial, l.counted, l.counted_at, l.book, l.counted - l.book
  FROM warehouse_count_line l
  JOIN catalog_sku k ON k.id = l.sku_id
  JOIN catalog_product p ON p.id = k.product_id
  JOIN catalog_unit u ON u.id = p.unit_id
 WHERE l.count_id = %(document)s::bigint
 ORDER BY l.line_no
