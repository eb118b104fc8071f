-- From which shipments the lines of returns come back, in the order in which they are used.
SELECT p.line_id, p.move_id, p.order_line_id, p.order_id, p.qty, e.kind = 'sent'
  FROM aftersales_return_line l JOIN aftersales_return_part p ON p.line_id = l.id
  JOIN stock_move m ON m.id = p.move_id JOIN stock_entry e ON e.id = m.entry_id
 WHERE l.return_id = ANY(%(id)s::bigint[]) ORDER BY p.id
