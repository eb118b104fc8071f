-- Orders with their lines, for every command that works on existing orders.
SELECT o.id, o.company_id, o.warehouse_id, o.supplier_id, o.number, o.deductible, l.id, l.line_no, l.sku_id, l.qty, l.unit_price, l.tax_rate,
       l.net, l.tax, l.cost
  FROM purchasing_order o JOIN purchasing_order_line l ON l.order_id = o.id
 WHERE o.id = ANY(%(id)s::bigint[]) ORDER BY o.id, l.line_no
