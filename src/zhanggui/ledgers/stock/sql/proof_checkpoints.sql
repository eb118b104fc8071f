-- Checkpoints and the snapshots of closings at the places of the warehouse, against the moves before their moments. A checkpoint holds what
-- the watermark covers, so the few entries above it are taken off; nothing is posted behind a closing. Sums between two turns are made once
-- and added up, however many turns there are.
-- plan: each time
WITH here AS MATERIALIZED (
    SELECT id FROM stock_location WHERE warehouse_id = %(warehouse)s::bigint
), turns AS MATERIALIZED (
    SELECT 'checkpoints' AS name, id, cutoff FROM stock_checkpoint WHERE company_id = %(company)s::bigint
    UNION ALL
    SELECT 'snapshots', id, cutoff FROM stock_closing WHERE company_id = %(company)s::bigint
), cutoffs AS MATERIALIZED (
    SELECT array_agg(DISTINCT cutoff ORDER BY cutoff) AS all_of_them FROM turns
), moved AS MATERIALIZED (
    SELECT bucket, u.location_id, u.quality, sum(u.qty) AS qty
      FROM (SELECT width_bucket(m.effective_at, c.all_of_them) AS bucket, m.from_location_id, m.from_quality, m.to_location_id, m.to_quality, sum(m.qty) AS qty
              FROM cutoffs c, stock_move m
             WHERE c.all_of_them IS NOT NULL AND m.sku_id = %(sku)s::bigint AND m.effective_at < c.all_of_them[cardinality(c.all_of_them)]
             GROUP BY 1, 2, 3, 4, 5) s
      CROSS JOIN LATERAL (VALUES (s.from_location_id, s.from_quality, -s.qty), (s.to_location_id, s.to_quality, s.qty)) AS u(location_id, quality, qty)
      JOIN here h ON h.id = u.location_id
     GROUP BY 1, 2, 3
), fresh AS MATERIALIZED (
    SELECT width_bucket(m.effective_at, c.all_of_them) AS bucket, u.location_id, u.quality, sum(u.qty) AS qty
      FROM cutoffs c, stock_entry e
      CROSS JOIN LATERAL (SELECT * FROM stock_move WHERE entry_id = e.id AND sku_id = %(sku)s::bigint OFFSET 0) m
      CROSS JOIN LATERAL (VALUES (m.from_location_id, m.from_quality, -m.qty), (m.to_location_id, m.to_quality, m.qty)) AS u(location_id, quality, qty)
      JOIN here h ON h.id = u.location_id
     WHERE c.all_of_them IS NOT NULL AND e.company_id = %(company)s::bigint AND e.tx >= (SELECT tx FROM stock_watermark WHERE id = 1)
       AND m.effective_at < c.all_of_them[cardinality(c.all_of_them)]
     GROUP BY 1, 2, 3
), expected AS (
    SELECT t.name, t.id, x.location_id, x.quality, sum(x.qty) AS qty
      FROM cutoffs c, turns t
      JOIN (SELECT false AS late, bucket, location_id, quality, qty FROM moved UNION ALL SELECT true, bucket, location_id, quality, -qty FROM fresh) x
        ON NOT x.late OR t.name = 'checkpoints'
     WHERE x.bucket < array_position(c.all_of_them, t.cutoff)
     GROUP BY 1, 2, 3, 4
), held AS (
    SELECT 'checkpoints' AS name, q.checkpoint_id AS id, q.location_id, q.quality, q.qty
      FROM turns t JOIN stock_checkpoint_qty q ON q.checkpoint_id = t.id JOIN here h ON h.id = q.location_id WHERE t.name = 'checkpoints' AND q.sku_id = %(sku)s::bigint
    UNION ALL
    SELECT 'snapshots', q.closing_id, q.location_id, q.quality, q.qty
      FROM turns t JOIN stock_snapshot q ON q.closing_id = t.id JOIN here h ON h.id = q.location_id WHERE t.name = 'snapshots' AND q.sku_id = %(sku)s::bigint
), wrong AS MATERIALIZED (
    SELECT name, id, quality, coalesce(x.qty, 0) AS expected, coalesce(h.qty, 0) AS found
      FROM expected x FULL JOIN held h USING (name, id, location_id, quality) WHERE coalesce(x.qty, 0) <> coalesce(h.qty, 0)
)
SELECT n.name, (SELECT count(*) FROM turns t WHERE t.name = n.name), (SELECT count(*) FROM wrong w WHERE w.name = n.name),
       (SELECT coalesce(jsonb_agg(jsonb_build_object('row', to_char(t.cutoff AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') || ' ' || x.quality, 'expected', x.expected::text, 'found', x.found::text)
                                  ORDER BY t.cutoff), '[]')
          FROM (SELECT * FROM wrong w WHERE w.name = n.name ORDER BY w.id LIMIT %(limit)s::int) x JOIN turns t ON t.name = x.name AND t.id = x.id)
  FROM (VALUES ('checkpoints'), ('snapshots')) AS n(name)
