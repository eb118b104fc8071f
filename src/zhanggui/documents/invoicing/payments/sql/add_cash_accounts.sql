-- New cash accounts; a code that exists is refused by the unique constraint.
INSERT INTO invoicing_cash_account (id, company_id, shop_id, code, name, account, currency)
SELECT * FROM unnest(%(id)s::bigint[], %(company)s::bigint[], %(shop)s::bigint[], %(code)s::text[], %(name)s::text[], %(account)s::text[], %(currency)s::text[])
