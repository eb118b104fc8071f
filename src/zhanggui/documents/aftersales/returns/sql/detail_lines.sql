-- The lines of one return with their progress, all from facts: what came back, what was credited, at which cost it came back.
SELECT l.id, l.line_no, l.sku_id, k.code, k.name, u.code, l.stocked, l.qty, l.quality, l.net, l.tax, l.net + l.tax, l.account, l.order_line_id,
       coalesce(r.qty, 0.0000), coalesce(b.gross, 0.00), coalesce(r.cost, 0.00)
  FROM aftersales_return_line l
  JOIN catalog_sku k ON k.id = l.sku_id
  JOIN catalog_product p ON p.id = k.product_id
  JOIN catalog_unit u ON u.id = p.unit_id
 CROSS JOIN LATERAL (SELECT sum(m.qty) AS qty, sum(m.amount) AS cost
                       FROM warehouse_receipt t
                       JOIN warehouse_receipt_line x ON x.receipt_id = t.id AND x.origin_line = l.id
                       JOIN stock_move m ON m.document_line = x.id AND m.qty > 0
                      WHERE t.origin_id = l.return_id AND t.origin_type = 'aftersales.return' AND t.state = 'received') r
 CROSS JOIN LATERAL (SELECT -sum(x.net + x.tax) AS gross FROM invoicing_bill t JOIN invoicing_bill_line x ON x.bill_id = t.id
                      WHERE t.origin_id = l.return_id AND t.origin_type = 'aftersales.return' AND x.origin_line = l.id) b
 WHERE l.return_id = %(document)s::bigint
 ORDER BY l.line_no
