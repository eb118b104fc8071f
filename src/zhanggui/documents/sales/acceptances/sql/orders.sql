-- Whose confirmations these are.
SELECT DISTINCT order_id FROM sales_acceptance WHERE id = ANY(%(id)s::bigint[])
