-- Cash accounts by id.
SELECT id, company_id, code, name, account, currency, active FROM invoicing_cash_account WHERE id = ANY(%(id)s::bigint[])
