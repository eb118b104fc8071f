-- Cash accounts by id: what never changes of them.
SELECT id, company_id, code, account, currency FROM invoicing_cash_account WHERE id = ANY(%(id)s::bigint[])
