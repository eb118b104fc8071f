-- Stock at any past second: the newest snapshot before it, plus the moves between (BRIN on effective_at bounds the scan).
WITH c AS (
    SELECT id, cutoff FROM stock_closing WHERE company_id = %(company)s::bigint AND cutoff <= %(moment)s::timestamptz ORDER BY cutoff DESC LIMIT 1
), tail AS (
    SELECT sku_id, from_location_id, to_location_id, sum(qty) AS qty FROM stock_move
     WHERE company_id = %(company)s::bigint AND effective_at <= %(moment)s::timestamptz
       AND effective_at >= coalesce((SELECT cutoff FROM c), '-infinity') AND qty > 0
     GROUP BY sku_id, from_location_id, to_location_id
), changes AS (
    SELECT location_id, sku_id, qty FROM stock_snapshot WHERE closing_id = (SELECT id FROM c)
    UNION ALL SELECT from_location_id, sku_id, -qty FROM tail
    UNION ALL SELECT to_location_id, sku_id, qty FROM tail
)
SELECT x.sku_id, l.warehouse_id, sum(x.qty) FROM changes x JOIN stock_location l ON l.id = x.location_id
 WHERE l.warehouse_id IS NOT NULL GROUP BY x.sku_id, l.warehouse_id HAVING sum(x.qty) <> 0 ORDER BY 1, 2
