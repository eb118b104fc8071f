-- Entries, the last one posted first: ids rise, so the primary key is the order and no other index has to be paid for by every posting.
-- The lines of a page are looked up entry by entry (OFFSET 0), whatever the statistics say of the tables.
-- plan: each time
WITH e AS MATERIALIZED (
    SELECT e.* FROM books_entry e
     WHERE true
       AND e.company_id = ANY(%(companies)s::bigint[]) --? companies
       AND e.id = ANY(%(ids)s::bigint[]) --? ids
       AND e.document_id = %(document)s::bigint --? document
       AND e.document_type = %(document_type)s::text --? document_type
       AND e.event = %(event)s::text --? event
       AND e.month >= %(month_from)s::int --? month_from
       AND e.month <= %(month_to)s::int --? month_to
       AND e.date >= %(since)s::date --? since
       AND e.date <= %(until)s::date --? until
       AND EXISTS (SELECT 1 FROM books_line l JOIN books_account a ON a.id = l.account_id --? account
                    WHERE l.entry_id = e.id AND a.code LIKE %(account)s::text || '%%') --? account
       AND e.id < %(after_id)s::bigint --? after
     ORDER BY e.id DESC LIMIT %(limit)s::int --? page
)
--? totals:
SELECT count(*), coalesce(sum(l.debit), 0.00)
  FROM e CROSS JOIN LATERAL (SELECT sum(x.amount) AS debit FROM books_line x WHERE x.entry_id = e.id AND x.side = 'D') l
--? page:
SELECT e.id,
       e.id, e.company_id, e.event, e.document_type, e.document_id, e.date, e.month, e.summary, e.posted_at,
       l.line_no, a.code, a.name_zh, a.name_en, l.side, l.amount, l.customer_id, l.supplier_id, l.shop_id, l.warehouse_id, l.sku_id, l.qty,
       l.reference_id, l.cash_account_id, l.cash_flow
  FROM e CROSS JOIN LATERAL (SELECT * FROM books_line WHERE entry_id = e.id OFFSET 0) l JOIN books_account a ON a.id = l.account_id
 ORDER BY e.id DESC, l.line_no
