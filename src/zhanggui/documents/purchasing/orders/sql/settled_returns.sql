-- What went back of each received line before it was billed: it took its share off the estimated payable.
SELECT r.receipt_line_id, sum(r.estimated_qty), sum(r.estimated_value)
  FROM purchasing_order_line l JOIN purchasing_return_line r ON r.order_line_id = l.id
 WHERE l.order_id = ANY(%(id)s::bigint[]) AND r.estimated_qty > 0
 GROUP BY r.receipt_line_id
