-- Entries of any number with their lines and open items in one statement; the guards check balance and references once.
WITH e AS (
    SELECT * FROM unnest(%(entry)s::bigint[], %(company)s::bigint[], %(key)s::text[], %(event)s::text[], %(document_type)s::text[],
        %(document)s::bigint[], %(date)s::date[], %(original_date)s::date[], %(month)s::int[], %(reverses)s::bigint[], %(count)s::int[], %(summary)s::text[])
      AS t(id, company_id, key, event, document_type, document_id, date, original_date, month, reverses_id, line_count, summary)
), entries AS (
    INSERT INTO books_entry (id, company_id, posting_key, event, document_type, document_id, date, original_date, month, posted_at, reverses_id, line_count, summary)
    SELECT id, company_id, key, event, document_type, document_id, date, original_date, month, %(posted_at)s::timestamptz, reverses_id, line_count, coalesce(summary, '') FROM e
), lines AS (
    INSERT INTO books_line (entry_id, line_no, company_id, account_id, month, side, amount, currency, tx_amount, customer_id, supplier_id, shop_id,
        warehouse_id, sku_id, qty, reference_id, cash_account_id, cash_flow)
    SELECT l.entry_id, l.line_no, l.company_id, l.account_id, l.month, l.side, l.amount, l.currency, l.tx_amount, l.customer_id, l.supplier_id, l.shop_id,
           l.warehouse_id, l.sku_id, l.qty, l.reference_id, l.cash_account_id, l.cash_flow
      FROM unnest(%(l_entry)s::bigint[], %(l_no)s::int[], %(l_company)s::bigint[], %(l_month)s::int[], %(l_account)s::bigint[], %(l_side)s::text[], %(l_amount)s::numeric[], %(l_currency)s::text[],
                  %(l_tx_amount)s::numeric[], %(l_customer)s::bigint[], %(l_supplier)s::bigint[], %(l_shop)s::bigint[], %(l_warehouse)s::bigint[],
                  %(l_sku)s::bigint[], %(l_qty)s::numeric[], %(l_reference)s::bigint[], %(l_cash)s::bigint[], %(l_flow)s::text[])
        AS l(entry_id, line_no, company_id, month, account_id, side, amount, currency, tx_amount, customer_id, supplier_id, shop_id, warehouse_id, sku_id, qty,
             reference_id, cash_account_id, cash_flow)
)
INSERT INTO books_open_item (id, company_id, account_id, entry_id, customer_id, supplier_id, shop_id, reference_id, document_type, document_id, date,
    due_date, currency, amount)
SELECT i.id, i.company_id, i.account_id, i.entry_id, i.customer_id, i.supplier_id, i.shop_id, i.reference_id, i.document_type, i.document_id, i.date,
       i.due_date, i.currency, i.amount
  FROM unnest(%(i_id)s::bigint[], %(i_entry)s::bigint[], %(i_account)s::bigint[], %(i_customer)s::bigint[], %(i_supplier)s::bigint[], %(i_shop)s::bigint[],
              %(i_reference)s::bigint[], %(i_due)s::date[], %(i_currency)s::text[], %(i_amount)s::numeric[], %(i_company)s::bigint[], %(i_document_type)s::text[],
              %(i_document)s::bigint[], %(i_date)s::date[])
    AS i(id, entry_id, account_id, customer_id, supplier_id, shop_id, reference_id, due_date, currency, amount, company_id, document_type, document_id, date)
