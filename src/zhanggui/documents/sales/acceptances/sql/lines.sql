-- Confirmations with their lines, and whether something of a line came back since.
SELECT a.id, a.company_id, a.order_id, a.number, l.id, l.shipment_line_id, l.order_line_id, l.sku_id, l.qty, l.cost, o.shop_id, o.customer_id,
       EXISTS (SELECT 1 FROM stock_move m JOIN stock_move b ON b.returns_move_id = m.id AND b.qty > 0 JOIN stock_entry e ON e.id = b.entry_id AND e.kind = 'sales_return'
                WHERE m.document_line = l.shipment_line_id AND m.qty > 0 AND m.returns_move_id IS NULL)
  FROM sales_acceptance a JOIN sales_acceptance_line l ON l.acceptance_id = a.id JOIN sales_order o ON o.id = a.order_id
 WHERE a.id = ANY(%(id)s::bigint[]) ORDER BY a.id, l.line_no
