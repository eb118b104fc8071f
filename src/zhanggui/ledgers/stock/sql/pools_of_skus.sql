-- The cost pools of SKUs in a company, and where their goods have been: the positions are locked with them.
SELECT p.sku_id, p.company_id, p.warehouse_id, p.method, x.warehouse_id
  FROM stock_cost_pool p JOIN stock_position x ON x.sku_id = p.sku_id AND x.company_id = p.company_id
 WHERE p.company_id = %(company)s::bigint AND p.sku_id = ANY(%(sku)s::bigint[])
