-- What was credited per order line so far: the next credit is cumulative, so that the last one takes the odd cent.
SELECT l.order_line_id, sum(l.qty - l.estimated_qty), sum(l.net), sum(l.tax)
  FROM purchasing_order_line o JOIN purchasing_return_line l ON l.order_line_id = o.id
 WHERE o.order_id = ANY(%(order)s::bigint[]) AND l.estimated_qty IS NOT NULL
 GROUP BY l.order_line_id
