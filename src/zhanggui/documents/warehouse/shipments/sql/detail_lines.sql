-- The lines of one shipment, for its page.
SELECT l.id, l.line_no, l.sku_id, k.code, k.name, u.code, l.qty, l.lot, l.serial, 'good', NULL::numeric, l.origin_line
  FROM warehouse_shipment_line l
  JOIN catalog_sku k ON k.id = l.sku_id
  JOIN catalog_product p ON p.id = k.product_id
  JOIN catalog_unit u ON u.id = p.unit_id
 WHERE l.shipment_id = %(document)s::bigint
 ORDER BY l.line_no
