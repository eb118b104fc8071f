-- Write-offs with what has been recovered of them.
SELECT id, company_id, number, customer_id, shop_id, amount, recovered, version, supplier_id FROM invoicing_writeoff WHERE id = ANY(%(id)s::bigint[])
