-- What of each received line goes back already, left or not: a second return can't have it.
SELECT l.receipt_line_id, sum(l.qty)
  FROM purchasing_order_line o JOIN purchasing_return_line l ON l.order_line_id = o.id JOIN purchasing_return r ON r.id = l.return_id
 WHERE o.order_id = ANY(%(order)s::bigint[]) AND r.state <> 'cancelled'
 GROUP BY l.receipt_line_id
