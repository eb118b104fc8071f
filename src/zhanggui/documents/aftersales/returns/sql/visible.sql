-- Which of these returns lie in the caller's shops and warehouses; asked only for callers who do not see them all.
SELECT id FROM aftersales_return
 WHERE id = ANY(%(id)s::bigint[])
   AND company_id = ANY(%(companies)s::bigint[]) --? companies
   AND shop_id = ANY(%(shops)s::bigint[]) --? shops
   AND warehouse_id = ANY(%(warehouses)s::bigint[]) --? warehouses
