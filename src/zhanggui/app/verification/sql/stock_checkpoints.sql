-- What each checkpoint holds more than the one before it, against the moves between the two that the watermark covers. OFFSET 0: both
-- sides of all moves are joined with the locations at once, not move by move.
WITH c AS (
    SELECT id, lag(id) OVER (PARTITION BY company_id ORDER BY cutoff) AS previous FROM stock_checkpoint
), turns AS (
    SELECT company_id, array_agg(cutoff ORDER BY cutoff) AS cutoffs, array_agg(id ORDER BY cutoff) AS ids FROM stock_checkpoint GROUP BY company_id
), moved AS (
    SELECT s.id, s.location_id, s.sku_id, s.quality, sum(s.qty) AS qty
      FROM (SELECT t.ids[width_bucket(m.effective_at, t.cutoffs) + 1] AS id, u.location_id, m.sku_id, u.quality, u.qty
              FROM turns t JOIN stock_entry e ON e.company_id = t.company_id AND e.tx < (SELECT tx FROM stock_watermark WHERE id = 1)
              JOIN stock_move m ON m.entry_id = e.id AND m.qty > 0 AND m.effective_at < t.cutoffs[cardinality(t.cutoffs)]
              CROSS JOIN LATERAL (VALUES (m.from_location_id, m.from_quality, -m.qty), (m.to_location_id, m.to_quality, m.qty)) AS u(location_id, quality, qty)
            OFFSET 0) s
      JOIN stock_location l ON l.id = s.location_id AND l.warehouse_id IS NOT NULL
     GROUP BY 1, 2, 3, 4
), held AS (
    SELECT id, location_id, sku_id, quality, sum(qty) AS qty
      FROM (SELECT c.id, q.location_id, q.sku_id, q.quality, q.qty FROM c JOIN stock_checkpoint_qty q ON q.checkpoint_id = c.id
            UNION ALL
            SELECT c.id, q.location_id, q.sku_id, q.quality, -q.qty FROM c JOIN stock_checkpoint_qty q ON q.checkpoint_id = c.previous) t
     GROUP BY 1, 2, 3, 4
)
SELECT format('stock_checkpoint %s location %s sku %s %s', coalesce(m.id, h.id), coalesce(m.location_id, h.location_id), coalesce(m.sku_id, h.sku_id),
              coalesce(m.quality, h.quality)), coalesce(m.qty, 0)::text, coalesce(h.qty, 0)::text
  FROM moved m FULL JOIN held h USING (id, location_id, sku_id, quality)
 WHERE coalesce(m.qty, 0) <> coalesce(h.qty, 0)
