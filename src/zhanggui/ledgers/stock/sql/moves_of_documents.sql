-- What documents did to stock, for their drill-down: signed from our side, in the order posted. Ids are unique over all tables, so the
-- index on the document's id is enough. A transfer shows where the goods came in.
SELECT m.id, e.id, e.company_id, e.kind, e.document_type, e.document_id, e.effective_at, e.business_date, m.sku_id, k.code, k.name,
       coalesce(t.warehouse_id, s.warehouse_id), CASE WHEN t.warehouse_id IS NULL THEN -m.qty ELSE m.qty END,
       CASE WHEN t.warehouse_id IS NULL THEN -m.amount ELSE m.amount END, CASE WHEN t.warehouse_id IS NULL THEN m.from_quality ELSE m.to_quality END,
       m.lot, m.serial, m.document_line
  FROM stock_entry e
  JOIN stock_move m ON m.entry_id = e.id
  JOIN stock_location s ON s.id = m.from_location_id
  JOIN stock_location t ON t.id = m.to_location_id
  JOIN catalog_sku k ON k.id = m.sku_id
 WHERE e.document_id = ANY(%(document)s::bigint[])
   AND e.company_id = ANY(%(companies)s::bigint[]) --? companies
   AND coalesce(t.warehouse_id, s.warehouse_id) = ANY(%(warehouses)s::bigint[]) --? warehouses
 ORDER BY e.effective_at, e.id, m.line_no
