-- The documents that lines and entries belong to. A table is asked only for the ids that are said to be its own.
WITH w AS MATERIALIZED (
    SELECT * FROM unnest(%(name)s::text[], %(id)s::bigint[]) AS t(name, id)
)
SELECT w.name, w.id, 'sales.order', l.order_id FROM w JOIN sales_order_line l ON l.id = w.id AND w.name = 'sales_order_line'
UNION ALL
SELECT w.name, w.id, 'sales.order', l.order_id FROM w JOIN sales_order_line l ON l.id = w.id AND w.name = 'sales_order_line_source'
UNION ALL
SELECT w.name, w.id, 'sales.order', a.order_id FROM w JOIN sales_acceptance_line l ON l.id = w.id AND w.name = 'sales_acceptance_line' JOIN sales_acceptance a ON a.id = l.acceptance_id
UNION ALL
SELECT w.name, w.id, 'aftersales.return', l.return_id FROM w JOIN aftersales_return_line l ON l.id = w.id AND w.name = 'aftersales_return_line'
UNION ALL
SELECT w.name, w.id, 'aftersales.return', l.return_id FROM w JOIN aftersales_return_part p ON p.id = w.id AND w.name = 'aftersales_return_part' JOIN aftersales_return_line l ON l.id = p.line_id
UNION ALL
SELECT w.name, w.id, 'purchasing.order', l.order_id FROM w JOIN purchasing_order_line l ON l.id = w.id AND w.name = 'purchasing_order_line'
UNION ALL
SELECT w.name, w.id, 'purchasing.return', l.return_id FROM w JOIN purchasing_return_line l ON l.id = w.id AND w.name = 'purchasing_return_line'
UNION ALL
SELECT w.name, w.id, 'warehouse.shipment', l.shipment_id FROM w JOIN warehouse_shipment_line l ON l.id = w.id AND w.name = 'warehouse_shipment_line'
UNION ALL
SELECT w.name, w.id, 'warehouse.receipt', l.receipt_id FROM w JOIN warehouse_receipt_line l ON l.id = w.id AND w.name = 'warehouse_receipt_line'
UNION ALL
SELECT w.name, w.id, 'warehouse.adjustment', l.adjustment_id FROM w JOIN warehouse_adjustment_line l ON l.id = w.id AND w.name = 'warehouse_adjustment_line'
UNION ALL
SELECT w.name, w.id, 'warehouse.count', l.count_id FROM w JOIN warehouse_count_line l ON l.id = w.id AND w.name = 'warehouse_count_line'
UNION ALL
SELECT w.name, w.id, 'invoicing.bill', l.bill_id FROM w JOIN invoicing_bill_line l ON l.id = w.id AND w.name = 'invoicing_bill_line'
UNION ALL
SELECT w.name, w.id, 'books.entry', i.entry_id FROM w JOIN books_open_item i ON i.id = w.id AND w.name = 'books_open_item'
UNION ALL
SELECT w.name, w.id, e.document_type, e.document_id FROM w JOIN stock_entry e ON e.id = w.id AND w.name = 'stock_entry'
UNION ALL
SELECT w.name, w.id, e.document_type, e.document_id FROM w JOIN stock_move m ON m.id = w.id AND w.name = 'stock_move' JOIN stock_entry e ON e.id = m.entry_id
