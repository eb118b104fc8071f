-- Which of these counts the caller may see, and whose they are.
SELECT id, company_id FROM warehouse_count
 WHERE id = ANY(%(id)s::bigint[])
   AND company_id = ANY(%(companies)s::bigint[]) --? companies
   AND warehouse_id = ANY(%(warehouses)s::bigint[]) --? warehouses
