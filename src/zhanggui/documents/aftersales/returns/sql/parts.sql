-- From which shipments the lines of returns come back, in the order in which they are used.
SELECT p.line_id, p.move_id, p.order_line_id, p.order_id, p.qty
  FROM aftersales_return_line l JOIN aftersales_return_part p ON p.line_id = l.id
 WHERE l.return_id = ANY(%(id)s::bigint[]) ORDER BY p.id
