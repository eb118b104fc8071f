-- The next checkpoint of the first company that is due: the checkpoint before it plus the moves between, as far as the watermark
-- covers them. It lies at the end of the month in which goods moved next; months without moves get none. Months by UTC: the cut is
-- technical, nobody reads it.
-- plan: each time
WITH due AS MATERIALIZED (
    SELECT o.id AS company_id, c.id AS previous, coalesce(c.cutoff, '-infinity') AS since, n.cutoff
      FROM organization_company o
      LEFT JOIN LATERAL (SELECT id, cutoff FROM stock_checkpoint WHERE company_id = o.id ORDER BY cutoff DESC LIMIT 1) c ON true
      CROSS JOIN LATERAL (
          SELECT (date_trunc('month', min(m.effective_at) AT TIME ZONE 'UTC') + interval '1 month') AT TIME ZONE 'UTC' AS cutoff
            FROM stock_move m WHERE m.company_id = o.id AND m.effective_at >= coalesce(c.cutoff, '-infinity')) n
     WHERE (c.cutoff IS NULL OR c.cutoff + interval '28 days' <= %(now)s::timestamptz) AND n.cutoff <= %(now)s::timestamptz
       AND EXISTS (SELECT 1 FROM stock_position p WHERE p.company_id = o.id)
     ORDER BY o.id LIMIT 1
), made AS (
    INSERT INTO stock_checkpoint (id, company_id, cutoff) SELECT %(id)s::bigint, company_id, cutoff FROM due
), moved AS (
    SELECT m.sku_id, m.from_location_id, m.from_quality, m.to_location_id, m.to_quality, m.qty FROM stock_move m
     WHERE m.company_id = (SELECT company_id FROM due) AND m.qty > 0
       AND m.effective_at >= (SELECT since FROM due) AND m.effective_at < (SELECT cutoff FROM due)
    UNION ALL
    SELECT m.sku_id, m.from_location_id, m.from_quality, m.to_location_id, m.to_quality, -m.qty FROM stock_entry e
      CROSS JOIN LATERAL (SELECT sku_id, from_location_id, from_quality, to_location_id, to_quality, qty FROM stock_move WHERE entry_id = e.id AND qty > 0 OFFSET 0) m
     WHERE e.tx >= (SELECT tx FROM stock_watermark WHERE id = 1) AND e.company_id = (SELECT company_id FROM due)
       AND e.effective_at >= (SELECT since FROM due) AND e.effective_at < (SELECT cutoff FROM due)
), changes AS (
    SELECT location_id, sku_id, quality, qty FROM stock_checkpoint_qty WHERE checkpoint_id = (SELECT previous FROM due)
    UNION ALL SELECT from_location_id, sku_id, from_quality, -qty FROM moved
    UNION ALL SELECT to_location_id, sku_id, to_quality, qty FROM moved
), filled AS (
    INSERT INTO stock_checkpoint_qty (checkpoint_id, location_id, sku_id, quality, qty)
    SELECT %(id)s::bigint, x.location_id, x.sku_id, x.quality, sum(x.qty)
      FROM changes x JOIN stock_location l ON l.id = x.location_id AND l.warehouse_id IS NOT NULL
     GROUP BY 2, 3, 4 HAVING sum(x.qty) <> 0
)
SELECT count(*) FROM due
