-- A cash account by its code.
SELECT id FROM invoicing_cash_account WHERE company_id = %(company)s::bigint AND code = %(code)s::text
