-- Which moves of these lines of shipments wait for the buyer's confirmation.
SELECT m.id FROM stock_move m
 WHERE m.document_line = ANY(%(line)s::bigint[]) AND m.qty > 0 AND m.returns_move_id IS NULL
   AND NOT EXISTS (SELECT 1 FROM sales_acceptance_line l WHERE l.shipment_line_id = m.document_line AND NOT l.undone)
