-- The list of confirmations, newest first.
WITH d AS MATERIALIZED (
    SELECT d.*, o.number AS order_number, o.shop_id
      FROM sales_acceptance d JOIN sales_order o ON o.id = d.order_id
     WHERE true
       AND d.company_id = ANY(%(companies)s::bigint[]) --? companies
       AND o.shop_id = ANY(%(shops)s::bigint[]) --? shops
       AND o.warehouse_id = ANY(%(warehouses)s::bigint[]) --? warehouses
       AND d.order_id = %(order)s::bigint --? order
       AND d.number = %(number)s::text --? number
       AND d.date >= %(since)s::date --? since
       AND d.date <= %(until)s::date --? until
       AND {after} --? after
     ORDER BY {order} LIMIT %(limit)s::int --? page
)
--? totals:
SELECT count(*), coalesce(sum((SELECT sum(l.qty) FROM sales_acceptance_line l WHERE l.acceptance_id = d.id AND NOT l.undone)), 0.0000) FROM d
--? page:
SELECT {keys},
       d.id, d.company_id, d.number, d.state, d.version, d.order_id, d.order_number, d.shop_id, d.date, x.qty, x.cost
  FROM d CROSS JOIN LATERAL (SELECT sum(l.qty) AS qty, sum(l.cost) AS cost FROM sales_acceptance_line l WHERE l.acceptance_id = d.id) x
 ORDER BY {order}
