-- Orders with their lines, for every command that works on existing orders.
SELECT o.id, o.company_id, o.shop_id, o.warehouse_id, o.customer_id, o.business_date, l.id, l.sku_id, l.stocked, l.qty, l.net, l.tax, l.account,
       c.terms_days, c.credit_limit
  FROM sales_order o JOIN sales_order_line l ON l.order_id = o.id JOIN partners_customer c ON c.id = o.customer_id
 WHERE o.id = ANY(%(id)s::bigint[]) ORDER BY o.id, l.line_no
