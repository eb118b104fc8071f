-- The goods that brought most in the period.
SELECT s.id, s.code, s.name, sum(l.qty), sum(l.net)
  FROM sales_order o
  JOIN sales_order_line l ON l.order_id = o.id AND l.stocked
  JOIN catalog_sku s ON s.id = l.sku_id
 WHERE o.state IN ('confirmed', 'closed')
   AND o.ordered_at >= %(since)s::date - interval '1 day' AND o.ordered_at < %(until)s::date + interval '2 days'
   AND o.business_date BETWEEN %(since)s::date AND %(until)s::date
   AND o.company_id = %(company)s::bigint
   AND o.shop_id = ANY(%(shops)s::bigint[]) --? shops
   AND o.warehouse_id = ANY(%(warehouses)s::bigint[]) --? warehouses
 GROUP BY s.id, s.code, s.name
 ORDER BY 5 DESC, s.id
 LIMIT 10
