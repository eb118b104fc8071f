-- Matchings of any age, newest first, each once: what took one back stands in its row. They are found by the items of a document, or walked
-- by id, which rises with time.
-- plan: each time
WITH m AS MATERIALIZED (
    SELECT a.id, a.company_id, a.amount, a.date, a.allocated_at, a.user_id, a.debit_item_id, a.credit_item_id, d.account_id, d.customer_id, d.supplier_id,
           d.document_type AS debit_type, d.document_id AS debit_id, c.document_type AS credit_type, c.document_id AS credit_id
      FROM books_allocation a JOIN books_open_item d ON d.id = a.debit_item_id JOIN books_open_item c ON c.id = a.credit_item_id
     WHERE a.reverses_id IS NULL
       AND a.company_id = ANY(%(companies)s::bigint[]) --? companies
       AND d.shop_id = ANY(%(shops)s::bigint[]) --? shops
       AND d.supplier_id IS NULL --? sales_only
       AND d.customer_id = %(customer)s::bigint --? customer
       AND d.supplier_id = %(supplier)s::bigint --? supplier
       AND a.id IN (SELECT x.id FROM books_open_item i JOIN books_allocation x ON x.debit_item_id = i.id WHERE i.document_id = %(document)s::bigint UNION ALL SELECT x.id FROM books_open_item i JOIN books_allocation x ON x.credit_item_id = i.id WHERE i.document_id = %(document)s::bigint) --? document
       AND a.date >= %(since)s::date --? since
       AND a.date <= %(until)s::date --? until
       AND NOT EXISTS (SELECT 1 FROM books_allocation r WHERE r.reverses_id = a.id) --? standing
       AND a.id < %(after_id)s::bigint --? after
     ORDER BY a.id DESC LIMIT %(limit)s::int --? page
)
SELECT m.id,
       m.id, m.company_id, n.code, m.customer_id, m.supplier_id, coalesce(k.name, v.name), m.date, m.amount,
       m.debit_type, m.debit_id, coalesce(pd.number, bd.number, wd.number, od.number, ''), m.credit_type, m.credit_id, coalesce(pc.number, bc.number, wc.number, oc.number, ''),
       m.allocated_at, m.user_id, r.allocated_at, r.user_id,
       CASE WHEN r.id IS NOT NULL THEN 'undone'
            WHEN EXISTS (SELECT 1 FROM books_open_item i JOIN books_entry e ON e.id = i.entry_id AND e.reverses_id IS NOT NULL
                          WHERE i.id IN (m.debit_item_id, m.credit_item_id)) THEN 'closing'
            WHEN t.closed_at IS NOT NULL THEN 'closed' ELSE 'standing' END
  FROM m JOIN books_account n ON n.id = m.account_id
  LEFT JOIN books_allocation r ON r.reverses_id = m.id
  LEFT JOIN books_period t ON t.company_id = m.company_id AND t.month = extract(year FROM m.date)::int * 100 + extract(month FROM m.date)::int
  LEFT JOIN partners_customer k ON k.id = m.customer_id
  LEFT JOIN partners_supplier v ON v.id = m.supplier_id
  LEFT JOIN invoicing_payment pd ON pd.id = m.debit_id
  LEFT JOIN invoicing_bill bd ON bd.id = m.debit_id
  LEFT JOIN invoicing_writeoff wd ON wd.id = m.debit_id
  LEFT JOIN invoicing_offset od ON od.id = m.debit_id
  LEFT JOIN invoicing_payment pc ON pc.id = m.credit_id
  LEFT JOIN invoicing_bill bc ON bc.id = m.credit_id
  LEFT JOIN invoicing_writeoff wc ON wc.id = m.credit_id
  LEFT JOIN invoicing_offset oc ON oc.id = m.credit_id
 ORDER BY m.id DESC
