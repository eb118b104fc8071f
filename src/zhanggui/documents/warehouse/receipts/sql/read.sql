-- Whole receipts, for posting drafts.
SELECT s.id, s.company_id, s.warehouse_id, s.kind, s.business_date, s.effective_at, s.origin_type, s.origin_id, s.customer_id, s.supplier_id, s.shop_id,
       l.id, l.sku_id, l.qty, l.origin_line, l.lot, l.serial, l.value, l.arrived, l.quality, l.returns_move_id
  FROM warehouse_receipt s JOIN warehouse_receipt_line l ON l.receipt_id = s.id
 WHERE s.id = ANY(%(id)s::bigint[]) ORDER BY s.id, l.line_no
