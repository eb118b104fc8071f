-- The bills that these documents caused, with what they left open.
SELECT id, origin_id, number, account, gross, item_id, customer_id, supplier_id, shop_id, date, reference_id FROM invoicing_bill
 WHERE origin_id = ANY(%(origin)s::bigint[]) AND origin_type = %(origin_type)s::text AND state = 'posted' ORDER BY id
