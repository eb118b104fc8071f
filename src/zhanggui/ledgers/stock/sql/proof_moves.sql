-- Everything that follows from the moves of a SKU at a warehouse alone, in one pass from move zero: sums, the fingerprints of the canonical
-- text (docs/howto/recompute-a-proof.md), how low the stock ever was. In the order of posting it is the pool's number that says what came
-- after what: ids and moments are taken before the lock is. What came from a pool of another warehouse has no number here, and only adds.
-- plan: each time
WITH here AS MATERIALIZED (
    SELECT id FROM stock_location WHERE warehouse_id = %(warehouse)s::bigint
), side AS MATERIALIZED (
    SELECT m.id, m.effective_at, m.qty, m.amount, m.pool_id, m.pool_seq, m.line_no,
           CASE WHEN t.id IS NOT NULL AND m.to_quality = 'good' THEN m.qty ELSE 0 END - CASE WHEN f.id IS NOT NULL AND m.from_quality = 'good' THEN m.qty ELSE 0 END AS good,
           CASE WHEN t.id IS NOT NULL AND m.to_quality <> 'good' THEN m.qty ELSE 0 END - CASE WHEN f.id IS NOT NULL AND m.from_quality <> 'good' THEN m.qty ELSE 0 END AS defect,
           concat_ws(E'\t', m.id, m.entry_id, replace(to_char(m.effective_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), '.000000Z', 'Z'),
                     m.from_location_id, m.to_location_id, m.from_quality, m.to_quality,
                     CASE WHEN m.lot = '' THEN '' ELSE replace(replace(replace(m.lot, E'\\', E'\\\\'), E'\t', E'\\t'), E'\n', E'\\n') END,
                     CASE WHEN m.serial = '' THEN '' ELSE replace(replace(replace(m.serial, E'\\', E'\\\\'), E'\t', E'\\t'), E'\n', E'\\n') END, m.qty) || E'\n' AS line
      FROM stock_move m LEFT JOIN here f ON f.id = m.from_location_id LEFT JOIN here t ON t.id = m.to_location_id
     WHERE m.sku_id = %(sku)s::bigint AND (f.id IS NOT NULL OR t.id IS NOT NULL)
), stood AS (
    SELECT sum(good) OVER posted AS good, sum(defect) OVER posted AS defect
      FROM side
    WINDOW posted AS (ORDER BY pool_id IS NOT DISTINCT FROM %(pool)s::bigint, pool_seq, line_no, id ROWS UNBOUNDED PRECEDING)
)
SELECT s.*, l.* FROM (
    SELECT count(*), min(id), max(id), min(effective_at), max(effective_at), coalesce(sum(good), 0.0000), coalesce(sum(defect), 0.0000),
           encode(sha256(convert_to(coalesce(string_agg(line, '' ORDER BY effective_at, id), ''), 'UTF8')), 'hex'),
           encode(sha256(convert_to(coalesce(string_agg(id || E'\t' || amount || E'\n', '' ORDER BY effective_at, id), ''), 'UTF8')), 'hex')
      FROM side
) s, (
    SELECT coalesce(least(min(good), min(defect)), 0.0000), count(*) FILTER (WHERE good < 0 OR defect < 0) FROM stood
) l
