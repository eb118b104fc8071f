-- What sold in the last days and how long what is there lasts, what runs out first in front. Only what sells is looked at: one range of
-- the order desk's index, then by key. The supplier is the one of the last purchase.
WITH sold AS MATERIALIZED (
    SELECT o.company_id, o.warehouse_id, l.sku_id, sum(l.qty) AS qty
      FROM sales_order o JOIN sales_order_line l ON l.order_id = o.id AND l.stocked
     WHERE o.state IN ('confirmed', 'closed')
       AND o.ordered_at >= %(since)s::date - interval '1 day' AND o.ordered_at < %(until)s::date + interval '2 days'
       AND o.business_date BETWEEN %(since)s::date AND %(until)s::date
       AND o.company_id = ANY(%(companies)s::bigint[]) --? companies
       AND o.warehouse_id = ANY(%(warehouses)s::bigint[]) --? warehouses
       AND l.sku_id = %(sku)s::bigint --? sku
     GROUP BY o.company_id, o.warehouse_id, l.sku_id
), r AS (
    SELECT s.company_id, s.warehouse_id, s.sku_id, s.qty, s.qty / %(days)s::int AS daily, h.available, h.on_order,
           round(greatest(h.available + h.on_order, 0) * %(days)s::int / s.qty, 1) AS days_left,
           coalesce(nullif(v.lead_days, 0), %(lead)s::int) AS lead_days, v.id AS supplier_id, v.name AS supplier_name
      FROM sold s
      LEFT JOIN stock_position p ON p.sku_id = s.sku_id AND p.warehouse_id = s.warehouse_id
     CROSS JOIN LATERAL (SELECT coalesce(p.on_hand - p.reserved, 0.0000) AS available, coalesce(p.on_order, 0.0000) AS on_order) h
      LEFT JOIN LATERAL (SELECT b.supplier_id FROM purchasing_order_line x JOIN purchasing_order b ON b.id = x.order_id
                          WHERE x.sku_id = s.sku_id AND b.company_id = s.company_id AND b.state <> 'cancelled'
                          ORDER BY x.order_id DESC LIMIT 1) b ON true
      LEFT JOIN partners_supplier v ON v.id = b.supplier_id
     WHERE s.qty > 0
)
--? totals:
SELECT count(*)
  FROM r
--? page:
SELECT r.days_left, r.sku_id, r.warehouse_id,
       r.sku_id, k.code, k.name, r.company_id, r.warehouse_id, w.name, r.available, r.on_order, r.qty, round(r.daily, 4), r.days_left,
       r.lead_days, r.supplier_id, r.supplier_name, greatest(ceil(r.daily * (r.lead_days + %(days)s::int) - r.available - r.on_order), 0.0000)::numeric(20, 4)
  FROM r
  JOIN catalog_sku k ON k.id = r.sku_id
  JOIN organization_warehouse w ON w.id = r.warehouse_id
--? end
 WHERE true
   AND r.days_left <= r.lead_days --? urgent
   AND r.available <= 0 --? sold_out
   AND r.supplier_id = %(supplier)s::bigint --? supplier
   AND (r.days_left, r.sku_id, r.warehouse_id) > (%(after_days_left)s::numeric, %(after_sku_id)s::bigint, %(after_warehouse_id)s::bigint) --? after
 ORDER BY r.days_left, r.sku_id, r.warehouse_id --? page
 LIMIT %(limit)s::int --? page
