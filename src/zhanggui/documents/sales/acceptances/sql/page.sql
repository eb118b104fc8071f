-- The list of confirmations, newest first.
WITH d AS MATERIALIZED (
    SELECT a.*, o.number AS order_number, o.shop_id
      FROM sales_acceptance a JOIN sales_order o ON o.id = a.order_id
     WHERE true
       AND a.company_id = ANY(%(companies)s::bigint[]) --? companies
       AND o.shop_id = ANY(%(shops)s::bigint[]) --? shops
       AND o.warehouse_id = ANY(%(warehouses)s::bigint[]) --? warehouses
       AND a.order_id = %(order)s::bigint --? order
       AND a.number = %(number)s::text --? number
       AND a.date >= %(since)s::date --? since
       AND a.date <= %(until)s::date --? until
       AND (a.date, a.id) < (%(after_date)s::date, %(after_id)s::bigint) --? after
     ORDER BY a.date DESC, a.id DESC LIMIT %(limit)s::int --? page
)
--? totals:
SELECT count(*), coalesce(sum((SELECT sum(l.qty) FROM sales_acceptance_line l WHERE l.acceptance_id = d.id AND NOT l.undone)), 0.0000) FROM d
--? page:
SELECT d.date, d.id,
       d.id, d.company_id, d.number, d.state, d.version, d.order_id, d.order_number, d.shop_id, d.date, x.qty, x.cost
  FROM d CROSS JOIN LATERAL (SELECT sum(l.qty) AS qty, sum(l.cost) AS cost FROM sales_acceptance_line l WHERE l.acceptance_id = d.id) x
 ORDER BY d.date DESC, d.id DESC
