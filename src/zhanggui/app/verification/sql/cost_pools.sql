-- Quantity and value that moved in and out against the pools; the pool's key follows the company's choice. OFFSET 0: both sides of all
-- moves are joined with the locations at once, not move by move.
WITH sides AS (
    SELECT s.sku_id, s.company_id, CASE c.pool WHEN 'warehouse' THEN l.warehouse_id ELSE 0 END AS warehouse_id, s.qty, s.amount
      FROM (SELECT m.sku_id, m.company_id, u.location_id, u.sign * m.qty AS qty, u.sign * m.amount AS amount
              FROM stock_move m CROSS JOIN LATERAL (VALUES (m.from_location_id, -1), (m.to_location_id, 1)) AS u(location_id, sign) OFFSET 0) s
      JOIN stock_location l ON l.id = s.location_id AND l.warehouse_id IS NOT NULL JOIN organization_company c ON c.id = s.company_id
), moved AS (SELECT sku_id, company_id, warehouse_id, sum(qty) AS qty, sum(amount) AS amount FROM sides GROUP BY 1, 2, 3)
SELECT format('stock_cost_pool %s (company %s sku %s warehouse %s)', p.id, company_id, sku_id, warehouse_id), format('%s / %s', coalesce(m.qty, 0), coalesce(m.amount, 0)),
       format('%s / %s', coalesce(p.qty, 0), coalesce(p.amount, 0))
  FROM moved m FULL JOIN stock_cost_pool p USING (sku_id, company_id, warehouse_id)
 WHERE coalesce(m.qty, 0) <> coalesce(p.qty, 0) OR coalesce(m.amount, 0) <> coalesce(p.amount, 0)
