-- Which of these confirmations the caller may see.
SELECT a.id FROM sales_acceptance a JOIN sales_order o ON o.id = a.order_id
 WHERE a.id = ANY(%(id)s::bigint[])
   AND a.company_id = ANY(%(companies)s::bigint[]) --? companies
   AND o.shop_id = ANY(%(shops)s::bigint[]) --? shops
   AND o.warehouse_id = ANY(%(warehouses)s::bigint[]) --? warehouses
