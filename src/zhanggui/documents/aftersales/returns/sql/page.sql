-- The desk of customers' returns, newest first. Each company is walked backwards by its own index (company, returned_at, id) and gives one
-- page at most; so the first page costs the same however many returns there are. Progress is computed for the rows of the page only.
WITH d AS MATERIALIZED (
    --? walk:
    SELECT d.* FROM organization_company c CROSS JOIN LATERAL (
    --? end
    SELECT d.* FROM aftersales_return d
     WHERE true
       AND d.company_id = c.id --? walk
       AND d.company_id = ANY(%(companies)s::bigint[]) --? whole companies
       AND d.shop_id = ANY(%(shops)s::bigint[]) --? shops
       AND d.warehouse_id = ANY(%(warehouses)s::bigint[]) --? warehouses
       AND d.id = ANY(%(ids)s::bigint[]) --? ids
       AND d.customer_id = %(customer)s::bigint --? customer
       AND d.order_id = %(order)s::bigint --? order
       AND d.state = %(state)s::text --? state
       AND d.number = %(number)s::text --? number
       AND d.shop_id = ANY(ARRAY(SELECT id FROM organization_shop)) AND d.external_number = %(external)s::text --? external
       AND d.returned_at >= %(since)s::timestamptz --? since
       AND d.returned_at < %(until)s::timestamptz --? until
       AND EXISTS (SELECT 1 FROM aftersales_return_line l WHERE l.return_id = d.id AND l.sku_id = %(sku)s::bigint) --? sku
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
SELECT count(*), coalesce(sum(d.net), 0.00), coalesce(sum(d.tax), 0.00), coalesce(sum(d.net + d.tax), 0.00) FROM d
--? page:
SELECT {keys},
       d.id, d.company_id, d.shop_id, s.name, d.warehouse_id, w.name, d.customer_id, k.name, d.order_id, o.number, d.number, d.external_number, d.state,
       d.version, d.business_date, d.returned_at, d.currency, d.net, d.tax, d.net + d.tax, d.reason, q.lines, coalesce(q.goods, 0.0000),
       coalesce(r.received, 0.0000), coalesce(b.credited, 0.00), coalesce(b.settled, 0.00)
  FROM d
  JOIN organization_shop s ON s.id = d.shop_id
  JOIN organization_warehouse w ON w.id = d.warehouse_id
  JOIN partners_customer k ON k.id = d.customer_id
  LEFT JOIN sales_order o ON o.id = d.order_id
 CROSS JOIN LATERAL (SELECT count(*) AS lines, sum(l.qty) FILTER (WHERE l.stocked) AS goods FROM aftersales_return_line l WHERE l.return_id = d.id) q
 CROSS JOIN LATERAL (SELECT sum(x.qty) AS received FROM warehouse_receipt t JOIN warehouse_receipt_line x ON x.receipt_id = t.id
                      WHERE t.origin_id = d.id AND t.origin_type = 'aftersales.return' AND t.state = 'received') r
 CROSS JOIN LATERAL (SELECT -sum(t.gross) AS credited, -sum(i.allocated) AS settled FROM invoicing_bill t LEFT JOIN books_open_item i ON i.id = t.item_id
                      WHERE t.origin_id = d.id AND t.origin_type = 'aftersales.return') b
 ORDER BY {order}
