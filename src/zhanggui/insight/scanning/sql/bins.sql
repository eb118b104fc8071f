-- The storage places that carry a label; it is unique in a warehouse only, whose index finds it.
SELECT b.id, b.code, b.warehouse_id, w.name
  FROM organization_warehouse w
  JOIN organization_bin b ON b.warehouse_id = w.id AND lower(b.code) = lower(%(code)s::text)
 WHERE true
   AND w.company_id = ANY(%(companies)s::bigint[]) --? companies
   AND w.id = ANY(%(warehouses)s::bigint[]) --? warehouses
 ORDER BY b.id LIMIT 20
