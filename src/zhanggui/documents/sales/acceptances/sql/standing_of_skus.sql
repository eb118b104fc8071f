-- Everything confirmed of SKUs, for a replay of their costs.
SELECT l.id, l.shipment_line_id, l.sku_id, l.cost, a.id, a.company_id, a.number, a.order_id, o.shop_id, o.customer_id
  FROM sales_acceptance_line l JOIN sales_acceptance a ON a.id = l.acceptance_id JOIN sales_order o ON o.id = a.order_id
 WHERE l.sku_id = ANY(%(sku)s::bigint[]) AND a.company_id = %(company)s::bigint AND NOT l.undone ORDER BY l.id FOR UPDATE OF l
