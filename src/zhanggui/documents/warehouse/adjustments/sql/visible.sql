-- Which of these adjustments the caller may see, and whose they are.
SELECT id, company_id FROM warehouse_adjustment
 WHERE id = ANY(%(id)s::bigint[])
   AND company_id = ANY(%(companies)s::bigint[]) --? companies
   AND warehouse_id = ANY(%(warehouses)s::bigint[]) --? warehouses
   AND (shop_id IS NULL OR shop_id = ANY(%(shops)s::bigint[])) --? shops
