-- What has come back of each original move so far: cumulative rounding makes the last return take the rest (costing.md §5).
SELECT o.id, o.sku_id, o.qty, o.amount, coalesce(r.qty, 0), coalesce(r.amount, 0)
  FROM stock_move o
  LEFT JOIN (SELECT returns_move_id, sum(qty) AS qty, sum(amount) AS amount FROM stock_move
              WHERE returns_move_id = ANY(%(move)s::bigint[]) GROUP BY returns_move_id) r ON r.returns_move_id = o.id
 WHERE o.id = ANY(%(move)s::bigint[])
