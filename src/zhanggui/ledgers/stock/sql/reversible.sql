-- Entries that somebody wants to undo with their moves, the last move first: what was forced at the end goes back before what forced it.
SELECT e.id, e.company_id, e.posting_key, e.kind, e.document_type, e.document_id, e.reverses_id, r.id, e.customer_id, e.supplier_id, e.shop_id, e.reference_id,
       m.id, m.sku_id, m.from_location_id, m.to_location_id, m.qty, m.amount, m.document_line, m.from_quality, m.to_quality, m.lot, m.serial
  FROM stock_entry e
  JOIN stock_move m ON m.entry_id = e.id
  LEFT JOIN stock_entry r ON r.reverses_id = e.id
 WHERE e.id = ANY(%(entry)s::bigint[])
 ORDER BY e.id, m.line_no DESC
