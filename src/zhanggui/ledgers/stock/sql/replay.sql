-- Everything that ever happened to cost pools, as the business tells it: by day, what came in before what went out, then as entered
-- (costing.md §1). The pools are locked.
SELECT m.pool_id, m.id, m.entry_id, e.company_id, e.kind, e.document_type, e.document_id, e.customer_id, e.supplier_id, e.shop_id, m.sku_id,
       s.warehouse_id IS NULL, coalesce(s.warehouse_id, t.warehouse_id), m.qty, m.amount, m.document_line, m.returns_move_id
  FROM stock_move m
  JOIN stock_entry e ON e.id = m.entry_id
  JOIN stock_location s ON s.id = m.from_location_id
  JOIN stock_location t ON t.id = m.to_location_id
 WHERE m.sku_id = ANY(%(sku)s::bigint[]) AND m.pool_id = ANY(%(pool)s::bigint[]) AND NOT (s.warehouse_id IS NOT NULL AND t.warehouse_id IS NOT NULL)
 ORDER BY m.pool_id, e.business_date, s.warehouse_id IS NOT NULL, m.entry_id, m.line_no
