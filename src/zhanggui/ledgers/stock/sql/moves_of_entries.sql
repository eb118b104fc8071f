-- What valuation turns into book entries; ordered as posted.
SELECT m.id, m.entry_id, e.company_id, e.kind, e.document_type, e.document_id, e.business_date, m.sku_id,
       coalesce(s.warehouse_id, t.warehouse_id), s.warehouse_id IS NULL, m.qty, m.amount,
       CASE WHEN s.warehouse_id IS NULL THEN m.to_quality ELSE m.from_quality END, m.document_line, m.returns_move_id, e.customer_id, e.supplier_id, e.shop_id, coalesce(oe.document_id, e.document_id), e.reverses_id,
       coalesce(oe.reference_id, e.reference_id)
  FROM stock_entry e
  JOIN stock_move m ON m.entry_id = e.id
  LEFT JOIN stock_move o ON o.id = m.returns_move_id
  LEFT JOIN stock_entry oe ON oe.id = o.entry_id
  JOIN stock_location s ON s.id = m.from_location_id
  JOIN stock_location t ON t.id = m.to_location_id
 WHERE e.id = ANY(%(entry)s::bigint[])
 ORDER BY e.id, m.line_no
