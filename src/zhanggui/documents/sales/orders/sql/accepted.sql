-- What was confirmed per line of orders, with the day of the last confirmation.
SELECT l.order_line_id, a.order_id, sum(l.qty), max(a.date)
  FROM sales_acceptance a JOIN sales_acceptance_line l ON l.acceptance_id = a.id AND NOT l.undone
 WHERE a.order_id = ANY(%(order)s::bigint[]) GROUP BY 1, 2
