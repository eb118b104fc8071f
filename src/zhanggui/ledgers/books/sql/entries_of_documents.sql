-- The accounting view of documents, for their drill-down. Ids are unique over all tables, so the index on the document's id is enough.
SELECT e.id, e.company_id, e.event, e.document_type, e.document_id, e.date, e.month, e.summary, e.posted_at,
       l.line_no, a.code, a.name_zh, a.name_en, l.side, l.amount, l.customer_id, l.supplier_id, l.shop_id, l.warehouse_id, l.sku_id, l.qty,
       l.reference_id, l.cash_account_id, l.cash_flow
  FROM books_entry e
  JOIN books_line l ON l.entry_id = e.id
  JOIN books_account a ON a.id = l.account_id
 WHERE e.document_id = ANY(%(document)s::bigint[])
 ORDER BY e.date, e.id, l.line_no
