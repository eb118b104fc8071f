-- What has come back of each original move so far: cumulative rounding makes the last return take the rest (costing.md §5). A return that
-- was undone does not count: its mirror returns the return. What a replay changed of the original belongs to its cost.
SELECT o.id, o.sku_id, o.qty, o.amount + coalesce(c.amount, 0), coalesce(r.qty, 0), coalesce(r.amount, 0)
  FROM stock_move o
  LEFT JOIN (SELECT b.returns_move_id, sum(b.qty - coalesce(u.qty, 0)) AS qty, sum(b.amount - coalesce(u.amount, 0)) AS amount
               FROM stock_move b LEFT JOIN stock_move u ON u.returns_move_id = b.id AND u.qty > 0
              WHERE b.returns_move_id = ANY(%(move)s::bigint[]) AND b.qty > 0 GROUP BY b.returns_move_id) r ON r.returns_move_id = o.id
  LEFT JOIN LATERAL (
      SELECT sum(CASE WHEN s.warehouse_id IS NULL THEN v.amount ELSE -v.amount END) AS amount
        FROM stock_move v JOIN stock_entry e ON e.id = v.entry_id AND e.kind LIKE '%%\_recost' AND e.kind <> 'cost_recost'
        JOIN stock_location s ON s.id = o.from_location_id
       WHERE v.returns_move_id = o.id AND v.qty = 0) c ON true
 WHERE o.id = ANY(%(move)s::bigint[])
