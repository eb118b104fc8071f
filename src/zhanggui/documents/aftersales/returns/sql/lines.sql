-- Returns with their lines, for every command that works on existing returns.
SELECT r.id, r.company_id, r.shop_id, r.warehouse_id, r.customer_id, r.order_id, r.number, r.state, r.business_date, r.returned_at,
       l.id, l.line_no, l.sku_id, l.stocked, l.qty, l.net, l.tax, l.account, l.quality, l.order_line_id
  FROM aftersales_return r JOIN aftersales_return_line l ON l.return_id = r.id
 WHERE r.id = ANY(%(id)s::bigint[]) ORDER BY r.id, l.line_no
