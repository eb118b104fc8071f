-- Which of these cash accounts are retired.
SELECT id, code, name FROM invoicing_cash_account WHERE id = ANY(%(id)s::bigint[]) AND NOT active
