-- What was sold and what came back, day by day. The moment of ordering lies within a day of the business date whatever the company's zone,
-- and it is what the index knows.
SELECT t.day, t.shop_id, sum(t.orders)::bigint, sum(t.net), sum(t.returned) FROM (
    SELECT o.business_date AS day, o.shop_id, count(*) AS orders, sum(o.net) AS net, 0.00 AS returned
      FROM sales_order o
     WHERE o.state IN ('confirmed', 'closed')
       AND o.ordered_at >= %(since)s::date - interval '1 day' AND o.ordered_at < %(until)s::date + interval '2 days'
       AND o.business_date BETWEEN %(since)s::date AND %(until)s::date
       AND o.company_id = %(company)s::bigint
       AND o.shop_id = ANY(%(shops)s::bigint[]) --? shops
       AND o.warehouse_id = ANY(%(warehouses)s::bigint[]) --? warehouses
     GROUP BY 1, 2
    UNION ALL
    SELECT r.business_date, r.shop_id, 0, 0.00, sum(r.net)
      FROM aftersales_return r
     WHERE r.state IN ('approved', 'received', 'closed')
       AND r.returned_at >= %(since)s::date - interval '1 day' AND r.returned_at < %(until)s::date + interval '2 days'
       AND r.business_date BETWEEN %(since)s::date AND %(until)s::date
       AND r.company_id = %(company)s::bigint
       AND r.shop_id = ANY(%(shops)s::bigint[]) --? shops
       AND r.warehouse_id = ANY(%(warehouses)s::bigint[]) --? warehouses
     GROUP BY 1, 2
) t
 GROUP BY 1, 2
 ORDER BY 1, 2
