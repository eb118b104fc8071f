-- Which of these returns lie in the caller's warehouses; asked only for callers who do not see them all.
SELECT id FROM purchasing_return
 WHERE id = ANY(%(id)s::bigint[])
   AND company_id = ANY(%(companies)s::bigint[]) --? companies
   AND warehouse_id = ANY(%(warehouses)s::bigint[]) --? warehouses
