-- The cost pool behind the SKU, of the company or of the warehouse, from move zero: quantity and value, and every step of it against what
-- the move itself recorded. Steps are compared where one pool sees all moves; a transfer between pools has its number in the other one.
-- plan: each time
WITH side AS MATERIALIZED (
    SELECT m.id, m.entry_id, m.pool_id, m.pool_seq, m.line_no, m.pool_qty, m.pool_amount,
           CASE WHEN t.id IS NOT NULL THEN m.qty ELSE 0 END - CASE WHEN f.id IS NOT NULL THEN m.qty ELSE 0 END AS qty,
           CASE WHEN t.id IS NOT NULL THEN m.amount ELSE 0 END - CASE WHEN f.id IS NOT NULL THEN m.amount ELSE 0 END AS amount
      FROM stock_move m
      LEFT JOIN stock_location f ON f.id = m.from_location_id AND f.warehouse_id IS NOT NULL AND (%(whole)s::boolean OR f.warehouse_id = %(warehouse)s::bigint)
      LEFT JOIN stock_location t ON t.id = m.to_location_id AND t.warehouse_id IS NOT NULL AND (%(whole)s::boolean OR t.warehouse_id = %(warehouse)s::bigint)
     WHERE m.sku_id = %(sku)s::bigint AND m.company_id = %(company)s::bigint AND (f.id IS NOT NULL OR t.id IS NOT NULL)
), steps AS (
    SELECT id, entry_id, pool_qty, pool_amount, sum(qty) OVER w AS qty, sum(amount) OVER w AS amount FROM side
    WINDOW w AS (ORDER BY pool_seq, line_no, id ROWS UNBOUNDED PRECEDING)
), wrong AS (
    SELECT id, entry_id, format('%%s / %%s', qty, amount) AS expected, format('%%s / %%s', pool_qty, pool_amount) AS found FROM steps
     WHERE qty IS DISTINCT FROM pool_qty OR amount IS DISTINCT FROM pool_amount
)
SELECT s.*, w.* FROM (
    SELECT count(*), coalesce(sum(qty), 0.0000), coalesce(sum(amount), 0.00), coalesce(bool_and(pool_id IS NOT DISTINCT FROM %(pool)s::bigint), true) FROM side
) s, (
    SELECT count(*), (SELECT coalesce(jsonb_agg(jsonb_build_object('row', 'stock_move ' || x.id, 'expected', x.expected, 'found', x.found,
                                                                   'document_type', e.document_type, 'document_id', e.document_id) ORDER BY x.id), '[]')
                        FROM (SELECT * FROM wrong ORDER BY id LIMIT %(limit)s::int) x LEFT JOIN stock_entry e ON e.id = x.entry_id)
      FROM wrong
) w
