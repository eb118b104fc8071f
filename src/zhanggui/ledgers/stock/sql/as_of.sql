-- Stock at any past second: the newest closing or checkpoint before it, plus the moves between (BRIN on effective_at bounds the
-- scan). Nothing is posted behind a closing; behind a checkpoint something may be, and is added while it lies above the watermark:
-- few entries, so their moves are looked up one by one (OFFSET 0: the planner would guess many, and read all moves there are).
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
     GROUP BY sku_id, from_location_id, to_location_id
), late AS (
    SELECT m.sku_id, m.from_location_id, m.to_location_id, m.qty FROM stock_entry e
      CROSS JOIN LATERAL (SELECT sku_id, from_location_id, to_location_id, qty FROM stock_move WHERE entry_id = e.id AND qty > 0 OFFSET 0) m
     WHERE (SELECT reopened FROM c) AND e.company_id = %(company)s::bigint AND e.effective_at < (SELECT cutoff FROM c)
       AND e.tx >= (SELECT tx FROM stock_watermark WHERE id = 1)
), changes AS (
    SELECT location_id, sku_id, qty FROM stock_snapshot WHERE closing_id = (SELECT id FROM c)
    UNION ALL SELECT location_id, sku_id, qty FROM stock_checkpoint_qty WHERE checkpoint_id = (SELECT id FROM c)
    UNION ALL SELECT from_location_id, sku_id, -qty FROM tail
    UNION ALL SELECT to_location_id, sku_id, qty FROM tail
    UNION ALL SELECT from_location_id, sku_id, -qty FROM late
    UNION ALL SELECT to_location_id, sku_id, qty FROM late
)
SELECT x.sku_id, l.warehouse_id, sum(x.qty) FROM changes x JOIN stock_location l ON l.id = x.location_id
 WHERE l.warehouse_id IS NOT NULL GROUP BY x.sku_id, l.warehouse_id HAVING sum(x.qty) <> 0 ORDER BY 1, 2
