-- The list of receipts, newest first. Each company is walked backwards by its own index (company, business_date, id) and gives one page
-- at most; so the first page costs the same however many documents and companies there are.
WITH d AS MATERIALIZED (
    --? walk:
    SELECT d.* FROM organization_company c CROSS JOIN LATERAL (
    --? end
    SELECT d.* FROM warehouse_receipt d
     WHERE true
       AND d.company_id = c.id --? walk
       AND d.company_id = ANY(%(companies)s::bigint[]) --? whole companies
       AND d.warehouse_id = ANY(%(warehouses)s::bigint[]) --? warehouses
       AND (d.shop_id IS NULL OR d.shop_id = ANY(%(shops)s::bigint[])) --? shops
       AND d.shop_id = %(shop)s::bigint --? shop
       AND d.customer_id = %(customer)s::bigint --? customer
       AND d.supplier_id = %(supplier)s::bigint --? supplier
       AND d.id = ANY(%(ids)s::bigint[]) --? ids
       AND d.origin_id = %(origin)s::bigint --? origin
       AND d.kind = %(kind)s::text --? kind
       AND d.state = %(state)s::text --? state
       AND d.number = %(number)s::text --? number
       AND d.business_date >= %(since)s::date --? since
       AND d.business_date <= %(until)s::date --? until
       AND EXISTS (SELECT 1 FROM warehouse_receipt_line l WHERE l.receipt_id = d.id AND l.sku_id = %(sku)s::bigint) --? sku
       AND d.id = ANY(ARRAY(SELECT l.receipt_id FROM warehouse_receipt_line l WHERE l.sku_id = %(sku)s::bigint)) --? rare
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
SELECT count(*), coalesce(sum(l.qty), 0.0000) FROM d CROSS JOIN LATERAL (SELECT sum(x.qty) AS qty FROM warehouse_receipt_line x WHERE x.receipt_id = d.id) l
--? page:
SELECT {keys},
       d.id, d.company_id, d.warehouse_id, w.name, d.number, d.kind, d.state, d.version, d.origin_type, d.origin_id, d.business_date, d.effective_at,
       d.customer_id, d.supplier_id, coalesce(k.name, v.name), d.shop_id, '', d.note, l.lines, coalesce(l.qty, 0.0000)
  FROM d
  JOIN organization_warehouse w ON w.id = d.warehouse_id
  LEFT JOIN partners_customer k ON k.id = d.customer_id
  LEFT JOIN partners_supplier v ON v.id = d.supplier_id
 CROSS JOIN LATERAL (SELECT count(*) AS lines, sum(x.qty) AS qty FROM warehouse_receipt_line x WHERE x.receipt_id = d.id) l
 ORDER BY {order}
