-- Write-offs, any number, in one statement.
INSERT INTO invoicing_writeoff (id, company_id, number, state, account, customer_id, supplier_id, shop_id, reference_id, origin_type, origin_id, origin_line, date,
    amount, reason, extra, created_at, updated_at)
SELECT t.id, t.company_id, t.number, %(state)s::text, t.account, t.customer_id, t.supplier_id, t.shop_id, t.reference_id, t.origin_type, t.origin_id, t.origin_line,
       t.date, t.amount, t.reason, coalesce(t.extra, '{}')::jsonb, %(now)s::timestamptz, %(now)s::timestamptz
  FROM unnest(%(id)s::bigint[], %(company)s::bigint[], %(number)s::text[], %(account)s::text[], %(customer)s::bigint[], %(supplier)s::bigint[], %(shop)s::bigint[],
              %(reference)s::bigint[], %(origin_type)s::text[], %(origin)s::bigint[], %(origin_line)s::bigint[], %(date)s::date[], %(amount)s::numeric[],
              %(reason)s::text[], %(extra)s::text[])
    AS t(id, company_id, number, account, customer_id, supplier_id, shop_id, reference_id, origin_type, origin_id, origin_line, date, amount, reason, extra)
