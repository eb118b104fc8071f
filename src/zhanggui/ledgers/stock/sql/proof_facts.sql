-- What is to be proved: the SKU, the warehouse, and what the projections say of both. No row: one of them does not exist.
SELECT k.code, k.name, u.code, w.code, w.name, w.company_id, o.pool = 'company',
       coalesce(p.on_hand, 0.0000), coalesce(p.defect, 0.0000), coalesce(p.reserved, 0.0000), coalesce(p.allow_negative, false),
       c.id, c.method, coalesce(c.qty, 0.0000), coalesce(c.amount, 0.00)
  FROM organization_warehouse w
  JOIN organization_company o ON o.id = w.company_id
  JOIN catalog_sku k ON k.id = %(sku)s::bigint
  JOIN catalog_product d ON d.id = k.product_id
  JOIN catalog_unit u ON u.id = d.unit_id
  LEFT JOIN stock_position p ON p.sku_id = k.id AND p.warehouse_id = w.id
  LEFT JOIN stock_cost_pool c ON c.sku_id = k.id AND c.company_id = w.company_id AND c.warehouse_id = CASE o.pool WHEN 'warehouse' THEN w.id ELSE 0 END
 WHERE w.id = %(warehouse)s::bigint
