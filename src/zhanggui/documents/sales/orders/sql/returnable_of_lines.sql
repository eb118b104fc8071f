-- What may still come back of order lines, from the ledger's own facts: moved out less moved back.
-- plan: each time
SELECT o.customer_id, l.sku_id, o.id, l.id, m.id, m.qty - coalesce(b.qty, 0), m.effective_at, s.kind = 'sent'
  FROM sales_order_line l
  JOIN sales_order o ON o.id = l.order_id
  JOIN warehouse_shipment_line w ON w.origin_line = l.id
  JOIN warehouse_shipment s ON s.id = w.shipment_id AND s.origin_type = 'sales.order' AND s.state = 'shipped'
  JOIN stock_move m ON m.document_line = w.id AND m.qty > 0
  LEFT JOIN LATERAL (SELECT sum(r.qty) AS qty FROM stock_move r WHERE r.returns_move_id = m.id) b ON true
 WHERE l.id = ANY(%(line)s::bigint[]) AND m.qty > coalesce(b.qty, 0)
 ORDER BY l.id, m.effective_at DESC, m.id DESC
