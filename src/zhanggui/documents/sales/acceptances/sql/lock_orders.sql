-- Orders whose receipt is confirmed or whose confirmation is undone: nobody ships or bills them meanwhile.
SELECT id, company_id, shop_id, customer_id, warehouse_id, number FROM sales_order WHERE id = ANY(%(id)s::bigint[]) ORDER BY id FOR UPDATE
