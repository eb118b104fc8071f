-- The confirmations of what left with these shipments.
SELECT DISTINCT a.number
  FROM warehouse_shipment_line w JOIN sales_acceptance_line l ON l.shipment_line_id = w.id AND NOT l.undone JOIN sales_acceptance a ON a.id = l.acceptance_id
 WHERE w.shipment_id = ANY(%(shipment)s::bigint[]) ORDER BY a.number
