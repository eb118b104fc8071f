-- What our warehouses hold is what the outer world gave: inner and outer locations sum to zero per company and SKU.
WITH sides AS (
    SELECT m.company_id, m.sku_id, CASE WHEN a.warehouse_id IS NULL THEN m.qty ELSE 0 END - CASE WHEN b.warehouse_id IS NULL THEN m.qty ELSE 0 END AS given
      FROM stock_move m JOIN stock_location a ON a.id = m.from_location_id JOIN stock_location b ON b.id = m.to_location_id
), given AS (SELECT company_id, sku_id, sum(given) AS qty FROM sides GROUP BY 1, 2),
held AS (SELECT company_id, sku_id, sum(on_hand + defect) AS qty FROM stock_position GROUP BY 1, 2)
SELECT format('company %s sku %s', company_id, sku_id), coalesce(g.qty, 0)::text, coalesce(h.qty, 0)::text
  FROM given g FULL JOIN held h USING (company_id, sku_id) WHERE coalesce(g.qty, 0) <> coalesce(h.qty, 0)
