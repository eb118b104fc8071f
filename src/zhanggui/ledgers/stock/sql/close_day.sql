-- A closing and its snapshot in one statement; postings are locked out, so the sums are final. It starts from the newest closing or
-- checkpoint before it (as as_of.sql does), so that postings wait for the moves of a month at most, however long nobody closed.
-- plan: each time
WITH made AS (
    INSERT INTO stock_closing (id, company_id, through, cutoff, closed_at)
    VALUES (%(id)s::bigint, %(company)s::bigint, %(through)s::date, %(cutoff)s::timestamptz, %(at)s::timestamptz)
), c AS (
    SELECT id, cutoff, reopened FROM (
        SELECT id, cutoff, false FROM stock_closing WHERE company_id = %(company)s::bigint AND cutoff < %(cutoff)s::timestamptz
        UNION ALL
        SELECT id, cutoff, true FROM stock_checkpoint WHERE company_id = %(company)s::bigint AND cutoff < %(cutoff)s::timestamptz
    ) AS t(id, cutoff, reopened) ORDER BY cutoff DESC, reopened LIMIT 1
), moved AS (
    SELECT sku_id, from_location_id, from_quality, to_location_id, to_quality, qty FROM stock_move
     WHERE company_id = %(company)s::bigint AND effective_at < %(cutoff)s::timestamptz
       AND effective_at >= coalesce((SELECT cutoff FROM c), '-infinity') AND qty > 0
    UNION ALL
    SELECT m.sku_id, m.from_location_id, m.from_quality, m.to_location_id, m.to_quality, m.qty
      FROM stock_entry e
      CROSS JOIN LATERAL (SELECT sku_id, from_location_id, from_quality, to_location_id, to_quality, qty FROM stock_move WHERE entry_id = e.id AND qty > 0 OFFSET 0) m
     WHERE (SELECT reopened FROM c) AND e.company_id = %(company)s::bigint AND e.effective_at < (SELECT cutoff FROM c)
       AND e.tx >= (SELECT tx FROM stock_watermark WHERE id = 1)
), changes AS (
    SELECT location_id, sku_id, quality, qty FROM stock_snapshot WHERE closing_id = (SELECT id FROM c)
    UNION ALL SELECT location_id, sku_id, quality, qty FROM stock_checkpoint_qty WHERE checkpoint_id = (SELECT id FROM c)
    UNION ALL SELECT from_location_id, sku_id, from_quality, -qty FROM moved
    UNION ALL SELECT to_location_id, sku_id, to_quality, qty FROM moved
)
INSERT INTO stock_snapshot (closing_id, location_id, sku_id, quality, qty)
SELECT %(id)s::bigint, x.location_id, x.sku_id, x.quality, sum(x.qty) FROM changes x
  JOIN stock_location l ON l.id = x.location_id AND l.warehouse_id IS NOT NULL
 GROUP BY 2, 3, 4 HAVING sum(x.qty) <> 0
