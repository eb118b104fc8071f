-- The lines of one purchase order with their progress, all from facts: what came in, what went back, what was billed.
SELECT l.id, l.line_no, l.sku_id, k.code, k.name, u.code, l.qty, coalesce(s.qty, 0.0000), coalesce(r.qty, 0.0000), coalesce(b.qty, 0.0000),
       l.unit_price, l.tax_rate, l.net, l.tax, l.net + l.tax, l.cost
  FROM purchasing_order_line l
  JOIN catalog_sku k ON k.id = l.sku_id
  JOIN catalog_product p ON p.id = k.product_id
  JOIN catalog_unit u ON u.id = p.unit_id
 CROSS JOIN LATERAL (SELECT sum(x.qty) AS qty FROM warehouse_receipt t JOIN warehouse_receipt_line x ON x.receipt_id = t.id
                      WHERE t.origin_id = l.order_id AND t.origin_type = 'purchasing.order' AND t.state = 'received' AND x.origin_line = l.id) s
 CROSS JOIN LATERAL (SELECT sum(x.qty) AS qty FROM purchasing_return t JOIN purchasing_return_line x ON x.return_id = t.id
                      WHERE t.order_id = l.order_id AND t.state = 'shipped' AND x.order_line_id = l.id) r
 CROSS JOIN LATERAL (SELECT sum(x.qty) AS qty FROM invoicing_bill t JOIN invoicing_bill_line x ON x.bill_id = t.id
                      WHERE t.origin_id = l.order_id AND t.origin_type = 'purchasing.order' AND t.state = 'posted' AND x.origin_line = l.id) b
 WHERE l.order_id = %(order)s::bigint
 ORDER BY l.line_no
