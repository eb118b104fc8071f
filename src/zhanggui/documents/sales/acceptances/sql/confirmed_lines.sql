-- Which of these lines of shipments are confirmed, and by what.
SELECT l.shipment_line_id, a.number
  FROM sales_acceptance_line l JOIN sales_acceptance a ON a.id = l.acceptance_id
 WHERE l.shipment_line_id = ANY(%(line)s::bigint[]) AND NOT l.undone
