-- What customers may still return of a SKU, latest order first. Walks the customer's orders backwards by their index and stops at the
-- limit, so that the walk-in customer with thousands of orders costs no more than anybody; the ledger's moves say what is left.
SELECT t.customer_id, t.sku_id, f.order_id, f.line_id, f.move_id, f.left_qty, f.effective_at
  FROM (SELECT * FROM unnest(%(customer)s::bigint[], %(sku)s::bigint[], %(until)s::timestamptz[])) AS t(customer_id, sku_id, until)
 CROSS JOIN LATERAL (
    SELECT o.id AS order_id, l.id AS line_id, m.id AS move_id, m.qty - coalesce(b.qty, 0) AS left_qty, m.effective_at
      FROM sales_order o
      JOIN sales_order_line l ON l.order_id = o.id AND l.sku_id = t.sku_id
      JOIN warehouse_shipment_line w ON w.origin_line = l.id
      JOIN warehouse_shipment s ON s.id = w.shipment_id AND s.origin_type = 'sales.order' AND s.state = 'shipped'
      JOIN stock_move m ON m.document_line = w.id AND m.qty > 0 AND m.effective_at <= t.until
      LEFT JOIN LATERAL (SELECT sum(r.qty) AS qty FROM stock_move r WHERE r.returns_move_id = m.id) b ON true
     WHERE o.customer_id = t.customer_id AND o.ordered_at <= t.until AND m.qty > coalesce(b.qty, 0)
     ORDER BY o.ordered_at DESC, o.id DESC, m.id DESC
     LIMIT %(limit)s::int
 ) f
