-- Who had asked for these bills.
SELECT DISTINCT origin_type, origin_id FROM invoicing_bill WHERE id = ANY(%(id)s::bigint[])
