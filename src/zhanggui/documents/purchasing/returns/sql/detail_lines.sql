-- The lines of one return to a supplier, each with the receipt it goes back to.
SELECT l.id, l.line_no, l.order_line_id, l.sku_id, k.code, k.name, u.code, l.receipt_id, r.number, l.receipt_line_id, l.qty,
       l.estimated_qty, l.estimated_value, l.net, l.tax
  FROM purchasing_return_line l
  JOIN catalog_sku k ON k.id = l.sku_id
  JOIN catalog_product p ON p.id = k.product_id
  JOIN catalog_unit u ON u.id = p.unit_id
  JOIN warehouse_receipt r ON r.id = l.receipt_id
 WHERE l.return_id = %(document)s::bigint
 ORDER BY l.line_no
