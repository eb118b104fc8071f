-- The pieces that carry a number (of different SKUs), each where it is now. A piece in a warehouse that the caller may not see is shown
-- to have left; one that no warehouse of the caller ever had is not shown at all.
SELECT s.sku_id, k.code, k.name, s.code, s.lot, s.quality, l.warehouse_id, w.code, w.name
  FROM stock_serial s
  JOIN catalog_sku k ON k.id = s.sku_id
  LEFT JOIN stock_location l ON l.id = s.location_id
   AND l.company_id = ANY(%(companies)s::bigint[]) --? companies
   AND l.warehouse_id = ANY(%(warehouses)s::bigint[]) --? warehouses
  LEFT JOIN organization_warehouse w ON w.id = l.warehouse_id
 WHERE s.code = %(serial)s::text
   AND s.sku_id = %(sku)s::bigint --? sku
   AND EXISTS (SELECT 1 FROM stock_move m JOIN stock_location f ON f.id = m.from_location_id JOIN stock_location t ON t.id = m.to_location_id
                WHERE m.serial = s.code AND m.serial <> '' AND m.sku_id = s.sku_id
                  AND m.company_id = ANY(%(companies)s::bigint[]) --? companies
                  AND coalesce(t.warehouse_id, f.warehouse_id) = ANY(%(warehouses)s::bigint[]) --? warehouses
              )
 ORDER BY s.sku_id
