-- Same-side red mirrors of entries with their lines and open items (voucher_rules.md §0.4): accounts, sides and dimensions stay, amounts
-- change sign. One statement however many; the guards check them like any other posting, and `reverses` is unique.
WITH t AS (
    SELECT t.id, t.date, t.month, e.company_id, e.id AS original, e.posting_key, e.event, e.document_type, e.document_id, e.date AS original_date, e.line_count, e.summary
      FROM unnest(%(entry)s::bigint[], %(original)s::bigint[], %(date)s::date[], %(month)s::int[]) AS t(id, original, date, month)
      JOIN books_entry e ON e.id = t.original
), entries AS (
    INSERT INTO books_entry (id, company_id, posting_key, event, document_type, document_id, date, original_date, month, posted_at, reverses_id, line_count, summary)
    SELECT id, company_id, 'reverse:' || posting_key, event, document_type, document_id, date, CASE WHEN date <> original_date THEN original_date END, month,
           %(posted_at)s::timestamptz, original, line_count, summary FROM t
), lines AS (
    INSERT INTO books_line (entry_id, line_no, company_id, account_id, month, side, amount, currency, tx_amount, customer_id, supplier_id, shop_id,
        warehouse_id, sku_id, qty, reference_id, cash_account_id, cash_flow)
    SELECT t.id, l.line_no, l.company_id, l.account_id, t.month, l.side, -l.amount, l.currency, -l.tx_amount, l.customer_id, l.supplier_id, l.shop_id,
           l.warehouse_id, l.sku_id, -l.qty, l.reference_id, l.cash_account_id, l.cash_flow
      FROM t JOIN books_line l ON l.entry_id = t.original
)
INSERT INTO books_open_item (id, company_id, account_id, entry_id, customer_id, supplier_id, shop_id, reference_id, document_type, document_id, date,
    due_date, currency, amount)
SELECT n.id, i.company_id, i.account_id, t.id, i.customer_id, i.supplier_id, i.shop_id, i.reference_id, i.document_type, i.document_id, t.date,
       i.due_date, i.currency, -i.amount
  FROM unnest(%(item)s::bigint[], %(original_item)s::bigint[]) AS n(id, original)
  JOIN books_open_item i ON i.id = n.original JOIN t ON t.original = i.entry_id
