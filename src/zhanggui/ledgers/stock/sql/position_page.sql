-- Positions in the order of SKU codes: the index on lower(code) gives the order, the primary key of the positions the rows behind each
-- code, so a page reads what it shows. Costs are joined only for who may see them.
-- In another order all that matches is sorted.
-- plan: each time
SELECT {keys}, --? page
       p.sku_id, k.code, k.name, u.code, p.company_id, p.warehouse_id, w.name, p.on_hand, p.defect, p.reserved, p.on_hand - p.reserved, p.on_order, p.in_transit --? page
       , CASE WHEN c.qty <> 0 THEN round(c.amount / c.qty, 6) ELSE round(c.last_unit, 6) END --? page cost
       , CASE WHEN c.qty <> 0 THEN round(c.amount * (p.on_hand + p.defect) / c.qty, 2) ELSE 0.00 END --? page cost
SELECT count(*), coalesce(sum(p.on_hand), 0.0000), coalesce(sum(p.reserved), 0.0000) --? totals
       , coalesce(sum(CASE WHEN c.qty <> 0 THEN round(c.amount * (p.on_hand + p.defect) / c.qty, 2) END), 0.00) --? totals cost
  FROM catalog_sku k
  JOIN stock_position p ON p.sku_id = k.id
  JOIN organization_warehouse w ON w.id = p.warehouse_id
  JOIN catalog_product d ON d.id = k.product_id
  JOIN catalog_unit u ON u.id = d.unit_id
  JOIN organization_company o ON o.id = p.company_id --? cost
  LEFT JOIN stock_cost_pool c ON c.sku_id = p.sku_id AND c.company_id = p.company_id --? cost
                             AND c.warehouse_id = CASE o.pool WHEN 'warehouse' THEN p.warehouse_id ELSE 0 END --? cost
 WHERE true
   AND p.company_id = ANY(%(companies)s::bigint[]) --? companies
   AND p.warehouse_id = ANY(%(warehouses)s::bigint[]) --? warehouses
   AND k.id = %(sku)s::bigint --? sku
   AND (k.code ILIKE %(search)s::text OR k.name ILIKE %(search)s::text) --? search
   AND p.on_hand <= p.reserved --? shortage
   AND p.on_hand - p.reserved < %(below)s::numeric --? below
   AND (p.on_hand < 0 OR p.defect < 0) --? negative
   AND (p.on_hand <> 0 OR p.defect <> 0 OR p.reserved <> 0 OR p.on_order <> 0 OR p.in_transit <> 0) --? live
   AND lower(k.code) >= %(after_code)s::text --? after usual
   AND {after} --? after
 ORDER BY {order} LIMIT %(limit)s::int --? page
