-- Stock at any past second, page by page: as as_of.sql (the newest closing or checkpoint before it, plus the moves between, plus what
-- was posted behind a checkpoint since), narrowed to what is asked.
-- plan: each time
WITH c AS (
    SELECT id, cutoff, reopened FROM (
        SELECT id, cutoff, false FROM stock_closing WHERE company_id = %(company)s::bigint AND cutoff <= %(moment)s::timestamptz
        UNION ALL
        SELECT id, cutoff, true FROM stock_checkpoint WHERE company_id = %(company)s::bigint AND cutoff <= %(moment)s::timestamptz
    ) AS t(id, cutoff, reopened) ORDER BY cutoff DESC, reopened LIMIT 1
), tail AS (
    SELECT sku_id, from_location_id, to_location_id, sum(qty) AS qty FROM stock_move
     WHERE company_id = %(company)s::bigint AND effective_at <= %(moment)s::timestamptz
       AND effective_at >= coalesce((SELECT cutoff FROM c), '-infinity') AND qty > 0
       AND sku_id = %(sku)s::bigint --? sku
       AND sku_id >= %(after_sku_id)s::bigint --? after
     GROUP BY sku_id, from_location_id, to_location_id
), late AS (
    SELECT m.sku_id, m.from_location_id, m.to_location_id, m.qty FROM stock_entry e
      CROSS JOIN LATERAL (SELECT sku_id, from_location_id, to_location_id, qty FROM stock_move WHERE entry_id = e.id AND qty > 0 OFFSET 0) m
     WHERE (SELECT reopened FROM c) AND e.company_id = %(company)s::bigint AND e.effective_at < (SELECT cutoff FROM c)
       AND e.tx >= (SELECT tx FROM stock_watermark WHERE id = 1)
       AND m.sku_id = %(sku)s::bigint --? sku
       AND m.sku_id >= %(after_sku_id)s::bigint --? after
), changes AS (
    SELECT location_id, sku_id, qty FROM stock_snapshot WHERE closing_id = (SELECT id FROM c)
       AND sku_id = %(sku)s::bigint --? sku
       AND sku_id >= %(after_sku_id)s::bigint --? after
    UNION ALL
    SELECT location_id, sku_id, qty FROM stock_checkpoint_qty WHERE checkpoint_id = (SELECT id FROM c)
       AND sku_id = %(sku)s::bigint --? sku
       AND sku_id >= %(after_sku_id)s::bigint --? after
    UNION ALL SELECT from_location_id, sku_id, -qty FROM tail
    UNION ALL SELECT to_location_id, sku_id, qty FROM tail
    UNION ALL SELECT from_location_id, sku_id, -qty FROM late
    UNION ALL SELECT to_location_id, sku_id, qty FROM late
), stood AS (
    SELECT x.sku_id, l.warehouse_id, sum(x.qty) AS qty FROM changes x JOIN stock_location l ON l.id = x.location_id
     WHERE l.warehouse_id IS NOT NULL
       AND l.warehouse_id = ANY(%(warehouses)s::bigint[]) --? warehouses
       AND (x.sku_id, l.warehouse_id) > (%(after_sku_id)s::bigint, %(after_warehouse_id)s::bigint) --? after
     GROUP BY x.sku_id, l.warehouse_id HAVING sum(x.qty) <> 0
     ORDER BY x.sku_id, l.warehouse_id LIMIT %(limit)s::int --? page
)
SELECT s.sku_id, s.warehouse_id, s.sku_id, k.code, k.name, s.warehouse_id, s.qty
  FROM stood s JOIN catalog_sku k ON k.id = s.sku_id
 ORDER BY s.sku_id, s.warehouse_id
