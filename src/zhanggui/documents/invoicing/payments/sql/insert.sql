-- Payments, any number, in one statement.
INSERT INTO invoicing_payment (id, company_id, number, direction, state, cash_account_id, account, customer_id, supplier_id, shop_id, reference_id, date,
    currency, amount, item_id, note, created_at, updated_at)
SELECT t.id, t.company_id, t.number, t.direction, %(state)s::text, t.cash_account_id, t.account, t.customer_id, t.supplier_id, t.shop_id, t.reference_id,
       t.date, t.currency, t.amount, t.item_id, coalesce(t.note, ''), %(now)s::timestamptz, %(now)s::timestamptz
  FROM unnest(%(id)s::bigint[], %(company)s::bigint[], %(number)s::text[], %(direction)s::text[], %(cash_account)s::bigint[], %(account)s::text[],
              %(customer)s::bigint[], %(supplier)s::bigint[], %(shop)s::bigint[], %(reference)s::bigint[], %(date)s::date[], %(currency)s::text[],
              %(amount)s::numeric[], %(item)s::bigint[], %(note)s::text[])
    AS t(id, company_id, number, direction, cash_account_id, account, customer_id, supplier_id, shop_id, reference_id, date, currency, amount, item_id, note)
