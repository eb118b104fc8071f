-- What customers may still return of a SKU, latest order first; the ledger's moves say what is left. A customer with few orders is
-- walked by orders, one with many (the walk-in customer may have a million) by the lines of the SKU: OFFSET 0 keeps the planner from
-- walking a million orders for a SKU that was sold ten times. Shipped is what has a move: ids are unique over all tables.
-- plan: each time
SELECT t.customer_id, t.sku_id, f.order_id, f.line_id, f.move_id, f.left_qty, f.effective_at
  FROM (SELECT * FROM unnest(%(customer)s::bigint[], %(sku)s::bigint[], %(until)s::timestamptz[])) AS t(customer_id, sku_id, until)
 CROSS JOIN LATERAL (SELECT count(*) > 100 AS many FROM (SELECT FROM sales_order o WHERE o.customer_id = t.customer_id LIMIT 101) c) k
 CROSS JOIN LATERAL (
    SELECT s.order_id, s.line_id, m.id AS move_id, m.qty - coalesce(b.qty, 0) AS left_qty, m.effective_at
      FROM (SELECT o.id AS order_id, o.ordered_at, l.id AS line_id
              FROM sales_order o JOIN sales_order_line l ON l.sku_id = t.sku_id AND l.order_id = o.id
             WHERE NOT k.many AND o.customer_id = t.customer_id AND o.ordered_at <= t.until
            UNION ALL
            SELECT o.id, o.ordered_at, l.id
              FROM sales_order_line l
             CROSS JOIN LATERAL (SELECT * FROM sales_order h WHERE h.id = l.order_id OFFSET 0) o
             WHERE k.many AND l.sku_id = t.sku_id AND o.customer_id = t.customer_id AND o.ordered_at <= t.until) s
      JOIN warehouse_shipment_line w ON w.origin_line = s.line_id
      JOIN stock_move m ON m.document_line = w.id AND m.qty > 0 AND m.effective_at <= t.until
      LEFT JOIN LATERAL (SELECT sum(r.qty) AS qty FROM stock_move r WHERE r.returns_move_id = m.id) b ON true
     WHERE m.qty > coalesce(b.qty, 0)
     ORDER BY s.ordered_at DESC, s.order_id DESC, m.id DESC
     LIMIT %(limit)s::int
 ) f
