-- What the goods that left by lines of documents cost, with what replays changed of it.
SELECT o.document_line, sum(o.amount - coalesce(v.amount, 0))
  FROM stock_move o
  LEFT JOIN LATERAL (
      SELECT sum(m.amount) AS amount FROM stock_move m JOIN stock_entry e ON e.id = m.entry_id AND e.kind LIKE '%%\_recost' AND e.kind <> 'cost_recost'
       WHERE m.returns_move_id = o.id AND m.qty = 0) v ON true
 WHERE o.document_line = ANY(%(line)s::bigint[]) AND o.qty > 0 AND o.returns_move_id IS NULL
 GROUP BY o.document_line
