-- What is left of goods sent per line of their shipment: less what came back before it was confirmed, and with what replays changed of either.
-- What came back later is a return of the sale.
WITH o AS (
    SELECT m.id, m.document_line, m.qty, m.amount FROM stock_move m
     WHERE m.document_line = ANY(%(line)s::bigint[]) AND m.qty > 0 AND m.returns_move_id IS NULL
), b AS (
    SELECT m.id, o.document_line, m.qty, m.amount
      FROM o JOIN stock_move m ON m.returns_move_id = o.id AND m.qty > 0 JOIN stock_entry e ON e.id = m.entry_id AND e.kind = 'sent_return'
), v AS (
    SELECT x.document_line, m.amount
      FROM (SELECT id, document_line FROM o UNION ALL SELECT id, document_line FROM b) x
      JOIN stock_move m ON m.returns_move_id = x.id AND m.qty = 0 JOIN stock_entry e ON e.id = m.entry_id AND e.kind = 'sent_recost'
)
SELECT t.document_line, sum(t.qty), sum(t.amount)
  FROM (SELECT document_line, qty, amount FROM o UNION ALL SELECT document_line, -qty, -amount FROM b UNION ALL SELECT document_line, 0, -amount FROM v) t
 GROUP BY t.document_line
