-- Double entry over the whole company: what the outer world gave of the SKU is what all our warehouses hold.
-- plan: each time
WITH ways AS (
    SELECT from_location_id, to_location_id, count(*) AS moves, sum(qty) AS qty
      FROM stock_move WHERE sku_id = %(sku)s::bigint AND company_id = %(company)s::bigint GROUP BY 1, 2
)
SELECT coalesce(sum(w.moves), 0)::bigint,
       coalesce(sum(CASE WHEN a.warehouse_id IS NULL THEN w.qty ELSE 0 END - CASE WHEN b.warehouse_id IS NULL THEN w.qty ELSE 0 END), 0.0000),
       (SELECT coalesce(sum(on_hand + defect), 0.0000) FROM stock_position WHERE sku_id = %(sku)s::bigint AND company_id = %(company)s::bigint)
  FROM ways w JOIN stock_location a ON a.id = w.from_location_id JOIN stock_location b ON b.id = w.to_location_id
