-- New cash accounts; a code that exists is refused by the unique constraint.
INSERT INTO invoicing_cash_account (id, company_id, shop_id, code, name, account, currency, updated_at)
SELECT *, %(now)s::timestamptz FROM unnest(%(id)s::bigint[], %(company)s::bigint[], %(shop)s::bigint[], %(code)s::text[], %(name)s::text[], %(account)s::text[], %(currency)s::text[])
