-- Each move recorded its pool's state; running sums in posting order must meet every one of them.
WITH steps AS (
    SELECT m.id, m.pool_id, m.pool_qty, m.pool_amount,
           sum(CASE WHEN a.warehouse_id IS NULL THEN m.qty WHEN b.warehouse_id IS NULL THEN -m.qty ELSE 0 END) OVER w AS qty,
           sum(CASE WHEN a.warehouse_id IS NULL THEN m.amount WHEN b.warehouse_id IS NULL THEN -m.amount ELSE 0 END) OVER w AS amount
      FROM stock_move m JOIN stock_location a ON a.id = m.from_location_id JOIN stock_location b ON b.id = m.to_location_id
      JOIN organization_company c ON c.id = m.company_id AND c.pool = 'company'
    WINDOW w AS (PARTITION BY m.pool_id ORDER BY m.pool_seq, m.line_no)
)
SELECT 'stock_move ' || id, format('%s / %s', qty, amount), format('%s / %s', pool_qty, pool_amount) FROM steps WHERE qty <> pool_qty OR amount <> pool_amount
