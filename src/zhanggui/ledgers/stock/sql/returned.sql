-- What has come back of each original move so far: cumulative rounding makes the last return take the rest (costing.md §5). A return that
-- was undone does not count: its mirror returns the return.
SELECT o.id, o.sku_id, o.qty, o.amount, coalesce(r.qty, 0), coalesce(r.amount, 0)
  FROM stock_move o
  LEFT JOIN (SELECT b.returns_move_id, sum(b.qty - coalesce(u.qty, 0)) AS qty, sum(b.amount - coalesce(u.amount, 0)) AS amount
               FROM stock_move b LEFT JOIN stock_move u ON u.returns_move_id = b.id
              WHERE b.returns_move_id = ANY(%(move)s::bigint[]) AND b.qty > 0 GROUP BY b.returns_move_id) r ON r.returns_move_id = o.id
 WHERE o.id = ANY(%(move)s::bigint[])
