-- The desk of purchase orders, newest first. Each company is walked backwards by its own index (company, ordered_at, id) and gives one page
-- at most; so the first page costs the same however many orders there are. Progress is computed for the rows of the page only, unless
-- it is what the caller filters by.
WITH o AS MATERIALIZED (
    --? walk:
    SELECT o.* FROM organization_company c CROSS JOIN LATERAL (
    --? end
    SELECT o.* FROM purchasing_order o
     WHERE true
       AND o.company_id = c.id --? walk
       AND o.company_id = ANY(%(companies)s::bigint[]) --? whole companies
       AND o.warehouse_id = ANY(%(warehouses)s::bigint[]) --? warehouses
       AND o.id = ANY(%(ids)s::bigint[]) --? ids
       AND o.supplier_id = %(supplier)s::bigint --? supplier
       AND o.state = %(state)s::text --? state
       AND o.number = %(number)s::text --? number
       AND o.ordered_at >= %(since)s::timestamptz --? since
       AND o.ordered_at < %(until)s::timestamptz --? until
       AND o.expected_on < %(expected_before)s::date --? expected_before
       AND EXISTS (SELECT 1 FROM purchasing_order_line l WHERE l.order_id = o.id AND l.sku_id = %(sku)s::bigint) --? sku
       --? outstanding:
       AND o.state = 'confirmed'
       AND (SELECT sum(l.qty) FROM purchasing_order_line l WHERE l.order_id = o.id)
           > coalesce((SELECT sum(w.qty) FROM warehouse_receipt s JOIN warehouse_receipt_line w ON w.receipt_id = s.id
                        WHERE s.origin_id = o.id AND s.origin_type = 'purchasing.order' AND s.state = 'received'), 0)
       --? end
       --? delivery:
       AND %(delivery)s::text = (
           SELECT CASE WHEN coalesce(sum(w.qty), 0) = 0 THEN 'none'
                       WHEN sum(w.qty) >= (SELECT sum(l.qty) FROM purchasing_order_line l WHERE l.order_id = o.id) THEN 'full' ELSE 'part' END
             FROM warehouse_receipt s JOIN warehouse_receipt_line w ON w.receipt_id = s.id
            WHERE s.origin_id = o.id AND s.origin_type = 'purchasing.order' AND s.state = 'received')
       --? end
       --? billing:
       AND %(billing)s::text = (
           SELECT CASE WHEN coalesce(sum(x.qty), 0) = 0 THEN 'none'
                       WHEN sum(x.qty) >= (SELECT sum(l.qty) FROM purchasing_order_line l WHERE l.order_id = o.id) THEN 'full' ELSE 'part' END
             FROM invoicing_bill b JOIN invoicing_bill_line x ON x.bill_id = b.id
            WHERE b.origin_id = o.id AND b.origin_type = 'purchasing.order' AND b.state = 'posted')
       --? end
       AND {after} --? after
     ORDER BY {order} LIMIT %(limit)s::int --? page
     --? walk:
     ) o
     WHERE true
       AND c.id = ANY(%(companies)s::bigint[]) --? companies
     ORDER BY {order} LIMIT %(limit)s::int
     --? end
)
--? totals:
SELECT count(*), coalesce(sum(o.net), 0.00), coalesce(sum(o.tax), 0.00), coalesce(sum(o.net + o.tax), 0.00) FROM o
--? page:
SELECT {keys},
       o.id, o.company_id, o.warehouse_id, w.name, o.supplier_id, v.name, o.number, o.state, o.version, o.business_date, o.ordered_at, o.expected_on,
       o.currency, o.deductible, o.remark, q.lines, coalesce(q.ordered, 0.0000), coalesce(d.received, 0.0000), coalesce(x.billed, 0.0000),
       o.net, o.tax, o.net + o.tax, coalesce(b.gross, 0.00), coalesce(b.paid, 0.00)
  FROM o
  JOIN organization_warehouse w ON w.id = o.warehouse_id
  JOIN partners_supplier v ON v.id = o.supplier_id
 CROSS JOIN LATERAL (SELECT count(*) AS lines, sum(l.qty) AS ordered FROM purchasing_order_line l WHERE l.order_id = o.id) q
 CROSS JOIN LATERAL (SELECT sum(l.qty) AS received FROM warehouse_receipt t JOIN warehouse_receipt_line l ON l.receipt_id = t.id
                      WHERE t.origin_id = o.id AND t.origin_type = 'purchasing.order' AND t.state = 'received') d
 CROSS JOIN LATERAL (SELECT sum(l.qty) AS billed FROM invoicing_bill t JOIN invoicing_bill_line l ON l.bill_id = t.id
                      WHERE t.origin_id = o.id AND t.origin_type = 'purchasing.order' AND t.state = 'posted') x
 CROSS JOIN LATERAL (SELECT sum(t.gross) AS gross, sum(i.allocated) AS paid FROM invoicing_bill t LEFT JOIN books_open_item i ON i.id = t.item_id
                      WHERE t.origin_id = o.id AND t.origin_type = 'purchasing.order' AND t.state = 'posted') b
 ORDER BY {order}
