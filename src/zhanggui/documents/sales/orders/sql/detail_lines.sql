-- The lines of one order with their progress, all from facts: what is promised, what left, what came back, what was billed, what it cost.
SELECT l.id, l.line_no, l.sku_id, k.code, k.name, u.code, l.stocked, l.qty, l.unit_price, l.tax_rate, l.net, l.tax, l.net + l.tax, l.account,
       coalesce(r.qty, 0.0000), coalesce(s.qty, 0.0000), coalesce(m.returned, 0.0000), coalesce(b.qty, 0.0000), coalesce(b.net, 0.00), coalesce(b.gross, 0.00), coalesce(m.cost, 0.00),
       y.ordered_sku_id, z.code, y.ordered_qty, y.unit, y.price_rule_id, y.reason_zh, y.reason_en
  FROM sales_order_line l
  JOIN catalog_sku k ON k.id = l.sku_id
  JOIN catalog_product p ON p.id = k.product_id
  JOIN catalog_unit u ON u.id = p.unit_id
  LEFT JOIN sales_order_line_source y ON y.line_id = l.id
  LEFT JOIN catalog_sku z ON z.id = y.ordered_sku_id
 CROSS JOIN LATERAL (SELECT sum(v.qty - v.consumed - v.released) AS qty FROM stock_reservation v
                      WHERE v.document_id = l.order_id AND v.document_line = l.id AND v.document_type = 'sales.order') r
 CROSS JOIN LATERAL (SELECT sum(x.qty) AS qty FROM warehouse_shipment t JOIN warehouse_shipment_line x ON x.shipment_id = t.id
                      WHERE t.origin_id = l.order_id AND t.origin_type = 'sales.order' AND t.state = 'shipped' AND x.origin_line = l.id) s
 CROSS JOIN LATERAL (SELECT sum(v.amount) AS cost, sum(back.qty) AS returned
                       FROM warehouse_shipment t
                       JOIN warehouse_shipment_line x ON x.shipment_id = t.id AND x.origin_line = l.id
                       JOIN stock_move v ON v.document_line = x.id AND v.qty > 0
                      CROSS JOIN LATERAL (SELECT sum(w.qty) AS qty FROM stock_move w WHERE w.returns_move_id = v.id) back
                      WHERE t.origin_id = l.order_id AND t.origin_type = 'sales.order' AND t.state = 'shipped') m
 CROSS JOIN LATERAL (SELECT sum(x.qty) AS qty, sum(x.net) AS net, sum(x.net + x.tax) AS gross FROM invoicing_bill t JOIN invoicing_bill_line x ON x.bill_id = t.id
                      WHERE t.origin_id = l.order_id AND t.origin_type = 'sales.order' AND x.origin_line = l.id) b
 WHERE l.order_id = %(order)s::bigint
 ORDER BY l.line_no
