-- The lines of many orders, as they are printed.
SELECT l.order_id, k.code, k.name, u.code, l.qty, l.unit_price, l.tax_rate, l.net, l.tax, l.net + l.tax
  FROM sales_order_line l
  JOIN catalog_sku k ON k.id = l.sku_id
  JOIN catalog_product p ON p.id = k.product_id
  JOIN catalog_unit u ON u.id = p.unit_id
 WHERE l.order_id = ANY(%(orders)s::bigint[])
 ORDER BY l.order_id, l.line_no
