-- The list of adjustments, newest first. Each company is walked backwards by its own index (company, business_date, id) and gives one page
-- at most; so the first page costs the same however many documents and companies there are.
WITH d AS MATERIALIZED (
    --? walk:
    SELECT d.* FROM organization_company c CROSS JOIN LATERAL (
    --? end
    SELECT d.* FROM warehouse_adjustment d
     WHERE true
       AND d.company_id = c.id --? walk
       AND d.company_id = ANY(%(companies)s::bigint[]) --? whole companies
       AND d.warehouse_id = ANY(%(warehouses)s::bigint[]) --? warehouses
       AND (d.shop_id IS NULL OR d.shop_id = ANY(%(shops)s::bigint[])) --? shops
       AND d.shop_id = %(shop)s::bigint --? shop
       AND %(customer)s::bigint IS NULL --? customer
       AND %(supplier)s::bigint IS NULL --? supplier
       AND d.id = ANY(%(ids)s::bigint[]) --? ids
       AND d.origin_id = %(origin)s::bigint --? origin
       AND d.kind = %(kind)s::text --? kind
       AND d.purpose = %(purpose)s::text --? purpose
       AND d.state = %(state)s::text --? state
       AND d.number = %(number)s::text --? number
       AND d.business_date >= %(since)s::date --? since
       AND d.business_date <= %(until)s::date --? until
       AND EXISTS (SELECT 1 FROM warehouse_adjustment_line l WHERE l.adjustment_id = d.id AND l.sku_id = %(sku)s::bigint) --? sku
       AND d.id = ANY(ARRAY(SELECT l.adjustment_id FROM warehouse_adjustment_line l WHERE l.sku_id = %(sku)s::bigint)) --? rare
       AND {after} --? after
     ORDER BY {order} LIMIT %(limit)s::int --? page
     --? walk:
     ) d
     WHERE true
       AND c.id = ANY(%(companies)s::bigint[]) --? companies
     ORDER BY {order} LIMIT %(limit)s::int
     --? end
)
--? totals:
SELECT count(*), coalesce(sum(l.qty), 0.0000) FROM d CROSS JOIN LATERAL (SELECT sum(x.qty) AS qty FROM warehouse_adjustment_line x WHERE x.adjustment_id = d.id) l
--? page:
SELECT {keys},
       d.id, d.company_id, d.warehouse_id, w.name, d.number, d.kind, d.state, d.version, d.origin_type, d.origin_id, d.business_date, d.effective_at,
       NULL::bigint, NULL::bigint, NULL::text, d.shop_id, d.reason, d.note, l.lines, coalesce(l.qty, 0.0000),
       d.purpose, d.department
  FROM d
  JOIN organization_warehouse w ON w.id = d.warehouse_id
 CROSS JOIN LATERAL (SELECT count(*) AS lines, sum(x.qty) AS qty FROM warehouse_adjustment_line x WHERE x.adjustment_id = d.id) l
 ORDER BY {order}
