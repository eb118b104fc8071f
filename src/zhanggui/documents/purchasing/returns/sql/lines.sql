-- Returns with their lines, for shipping and settling.
SELECT r.id, r.company_id, r.order_id, r.warehouse_id, r.supplier_id, r.business_date, r.returned_at, l.id, l.order_line_id, l.sku_id, l.receipt_id,
       l.receipt_line_id, l.move_id, l.qty, l.estimated_qty IS NOT NULL
  FROM purchasing_return r JOIN purchasing_return_line l ON l.return_id = r.id
 WHERE r.id = ANY(%(id)s::bigint[]) ORDER BY r.id, l.line_no
