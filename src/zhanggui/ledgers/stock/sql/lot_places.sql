-- Where goods of a lot lie, per warehouse and quality.
SELECT l.warehouse_id, w.code, w.name, b.quality, sum(b.qty)
  FROM stock_lot k
  JOIN stock_balance b ON b.sku_id = k.sku_id AND b.lot = k.code
  JOIN stock_location l ON l.id = b.location_id
  JOIN organization_warehouse w ON w.id = l.warehouse_id
 WHERE k.id = %(lot)s::bigint AND b.qty <> 0
   AND l.company_id = ANY(%(companies)s::bigint[]) --? companies
   AND l.warehouse_id = ANY(%(warehouses)s::bigint[]) --? warehouses
 GROUP BY 1, 2, 3, 4 ORDER BY w.code, l.warehouse_id, b.quality
