-- The lines of many shipments, as they are printed.
SELECT l.shipment_id, k.code, k.name, u.code, l.qty, l.lot, l.serial
  FROM warehouse_shipment_line l
  JOIN catalog_sku k ON k.id = l.sku_id
  JOIN catalog_product p ON p.id = k.product_id
  JOIN catalog_unit u ON u.id = p.unit_id
 WHERE l.shipment_id = ANY(%(shipments)s::bigint[])
 ORDER BY l.shipment_id, l.line_no
