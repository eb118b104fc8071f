-- Which of these purchase orders lie in the caller's warehouses; asked only for callers who do not see them all.
SELECT id FROM purchasing_order
 WHERE id = ANY(%(id)s::bigint[])
   AND company_id = ANY(%(companies)s::bigint[]) --? companies
   AND warehouse_id = ANY(%(warehouses)s::bigint[]) --? warehouses
