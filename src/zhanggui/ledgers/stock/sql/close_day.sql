-- A closing and its snapshot in one statement; postings are locked out, so the sums are final.
WITH c AS (
    INSERT INTO stock_closing (id, company_id, through, cutoff, closed_at)
    VALUES (%(id)s::bigint, %(company)s::bigint, %(through)s::date, %(cutoff)s::timestamptz, %(at)s::timestamptz) RETURNING id
), previous AS (
    SELECT id, cutoff FROM stock_closing WHERE company_id = %(company)s::bigint AND cutoff < %(cutoff)s::timestamptz ORDER BY cutoff DESC LIMIT 1
), changes AS (
    SELECT location_id, sku_id, quality, qty FROM stock_snapshot WHERE closing_id = (SELECT id FROM previous)
    UNION ALL
    SELECT u.location_id, m.sku_id, u.quality, u.qty FROM stock_move m
      CROSS JOIN LATERAL (VALUES (m.from_location_id, m.from_quality, -m.qty), (m.to_location_id, m.to_quality, m.qty)) AS u(location_id, quality, qty)
     WHERE m.company_id = %(company)s::bigint AND m.effective_at < %(cutoff)s::timestamptz
       AND m.effective_at >= coalesce((SELECT cutoff FROM previous), '-infinity') AND m.qty > 0
)
INSERT INTO stock_snapshot (closing_id, location_id, sku_id, quality, qty)
SELECT c.id, x.location_id, x.sku_id, x.quality, sum(x.qty) FROM c CROSS JOIN changes x JOIN stock_location l ON l.id = x.location_id AND l.warehouse_id IS NOT NULL
 GROUP BY 1, 2, 3, 4 HAVING sum(x.qty) <> 0
