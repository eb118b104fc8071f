-- Returns to suppliers, newest first. Each company is walked backwards by its own index (company, returned_at, id) and gives one page at
-- most; so the first page costs the same however many returns there are.
WITH d AS MATERIALIZED (
    --? walk:
    SELECT d.* FROM organization_company c CROSS JOIN LATERAL (
    --? end
    SELECT d.* FROM purchasing_return d
     WHERE true
       AND d.company_id = c.id --? walk
       AND d.company_id = ANY(%(companies)s::bigint[]) --? whole companies
       AND d.warehouse_id = ANY(%(warehouses)s::bigint[]) --? warehouses
       AND d.id = ANY(%(ids)s::bigint[]) --? ids
       AND d.supplier_id = %(supplier)s::bigint --? supplier
       AND d.order_id = %(order)s::bigint --? order
       AND d.state = %(state)s::text --? state
       AND d.number = %(number)s::text --? number
       AND d.returned_at >= %(since)s::timestamptz --? since
       AND d.returned_at < %(until)s::timestamptz --? until
       AND EXISTS (SELECT 1 FROM purchasing_return_line l WHERE l.return_id = d.id AND l.sku_id = %(sku)s::bigint) --? sku
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
SELECT count(*), coalesce(sum(l.qty), 0.0000) FROM d CROSS JOIN LATERAL (SELECT sum(x.qty) AS qty FROM purchasing_return_line x WHERE x.return_id = d.id) l
--? page:
SELECT {keys},
       d.id, d.company_id, d.order_id, o.number, d.warehouse_id, w.name, d.supplier_id, v.name, d.number, d.state, d.version, d.business_date,
       d.returned_at, d.currency, d.reason, l.lines, coalesce(l.qty, 0.0000), l.net, l.tax
  FROM d
  JOIN purchasing_order o ON o.id = d.order_id
  JOIN organization_warehouse w ON w.id = d.warehouse_id
  JOIN partners_supplier v ON v.id = d.supplier_id
 CROSS JOIN LATERAL (SELECT count(*) AS lines, sum(x.qty) AS qty, sum(x.net) AS net, sum(x.tax) AS tax FROM purchasing_return_line x WHERE x.return_id = d.id) l
 ORDER BY {order}
