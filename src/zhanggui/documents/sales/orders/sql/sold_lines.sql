-- Order lines with what a return needs of the header.
SELECT l.id, l.order_id, o.company_id, o.shop_id, o.customer_id, l.sku_id, l.qty, l.tax_rate, l.net, l.tax, l.account
  FROM sales_order_line l JOIN sales_order o ON o.id = l.order_id
 WHERE l.id = ANY(%(line)s::bigint[])
