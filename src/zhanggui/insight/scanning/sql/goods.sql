-- Goods as the floor needs them, by id: certain SKUs, or those that lie somewhere or are on their way there. Bundles never lie anywhere.
SELECT k.id,
       k.id, k.code, k.name, u.code, u.decimals, d.lot_tracked, d.serial_tracked, d.shelf_life_days
  FROM catalog_sku k
  JOIN catalog_product d ON d.id = k.product_id
  JOIN catalog_unit u ON u.id = d.unit_id
 WHERE true
   AND k.id = ANY(%(skus)s::bigint[]) --? skus
   --? stored:
   AND EXISTS (SELECT 1 FROM stock_position p
                WHERE p.sku_id = k.id
                  AND (p.on_hand <> 0 OR p.defect <> 0 OR p.reserved <> 0 OR p.on_order <> 0 OR p.in_transit <> 0)
                  AND p.company_id = ANY(%(companies)s::bigint[]) --? companies
                  AND p.warehouse_id = ANY(%(warehouses)s::bigint[]) --? warehouses
              )
   --? end
   AND k.id > %(after_id)s::bigint --? after
 ORDER BY k.id LIMIT %(limit)s::int --? page
