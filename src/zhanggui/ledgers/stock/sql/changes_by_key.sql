-- Changes of value only, by the key of their entry: what was changed where, and what the pool held then.
SELECT e.company_id, e.posting_key, e.document_type, e.document_id, m.sku_id, t.warehouse_id, m.amount, m.pool_qty, m.returns_move_id
  FROM stock_entry e JOIN stock_move m ON m.entry_id = e.id AND m.qty = 0 JOIN stock_location t ON t.id = m.to_location_id
 WHERE e.company_id IN (SELECT id FROM organization_company) AND e.posting_key = ANY(%(key)s::text[])
