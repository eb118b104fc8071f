-- What returns took of sold lines so far, received or not: prices are shared out in that order.
SELECT l.order_line_id, sum(l.qty)
  FROM aftersales_return_line l JOIN aftersales_return r ON r.id = l.return_id
 WHERE l.order_line_id = ANY(%(order_line)s::bigint[]) AND r.state <> 'cancelled'
 GROUP BY l.order_line_id
