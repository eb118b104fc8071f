-- The order desk, newest first. Each company is walked backwards by its own index (company, ordered_at, id) and gives one page at most;
-- so the first page of a million orders costs what the first page of fifty costs, however many companies the caller sees. What is
-- computed (shipped, billed, paid) is computed for the rows of the page only, unless it is what the caller filters by. `open` is given
-- with filters that only open orders can meet, `due` with those that only open or due ones can, `rare` with a SKU of few lines: then only these are looked at. No line is
-- promised or sent more than was ordered, so an order is short where its sums are.
WITH o AS MATERIALIZED (
    --? walk:
    SELECT o.* FROM organization_company c CROSS JOIN LATERAL (
    --? end
    SELECT o.* FROM sales_order o
     WHERE true
       AND o.company_id = c.id --? walk
       AND o.company_id = ANY(%(companies)s::bigint[]) --? whole companies
       AND o.shop_id = ANY(%(shops)s::bigint[]) --? shops
       AND o.warehouse_id = ANY(%(warehouses)s::bigint[]) --? warehouses
       AND o.id = ANY(%(ids)s::bigint[]) --? ids
       AND o.customer_id = %(customer)s::bigint --? customer
       AND o.state = %(state)s::text --? state
       AND o.number = %(number)s::text --? number
       AND o.shop_id = ANY(ARRAY(SELECT id FROM organization_shop)) AND o.external_number = %(external)s::text --? external
       AND o.ordered_at >= %(since)s::timestamptz --? since
       AND o.ordered_at < %(until)s::timestamptz --? until
       AND EXISTS (SELECT 1 FROM sales_order_line l WHERE l.order_id = o.id AND l.sku_id = %(sku)s::bigint) --? sku
       AND o.id = ANY(ARRAY(SELECT l.order_id FROM sales_order_line l WHERE l.sku_id = %(sku)s::bigint)) --? rare
       AND o.id = ANY(ARRAY(SELECT w.order_id FROM sales_order_open w)) --? open
       AND o.id = ANY(ARRAY(SELECT w.order_id FROM sales_order_open w UNION ALL SELECT d.order_id FROM sales_order_due d)) --? due
       AND o.state <> 'cancelled' --? asks
       AND o.state IN ('draft', 'confirmed') --? leaves
       --? to_ship:
       AND o.state = 'confirmed'
       AND EXISTS (SELECT 1 FROM stock_reservation v WHERE v.document_id = o.id AND v.document_type = 'sales.order' AND v.qty > v.consumed + v.released)
       --? end
       --? short:
       AND o.state = 'confirmed'
       AND (SELECT sum(l.qty) FROM sales_order_line l WHERE l.order_id = o.id AND l.stocked)
           > coalesce((SELECT sum(v.qty - v.consumed - v.released) FROM stock_reservation v
                        WHERE v.document_id = o.id AND v.document_type = 'sales.order'), 0)
           + coalesce((SELECT sum(x.qty) FROM warehouse_shipment t JOIN warehouse_shipment_line x ON x.shipment_id = t.id
                        WHERE t.origin_id = o.id AND t.origin_type = 'sales.order' AND t.state = 'shipped'), 0)
       --? end
       --? delivery:
       AND %(delivery)s::text = (
           SELECT CASE WHEN coalesce(sum(w.qty), 0) >= coalesce((SELECT sum(l.qty) FROM sales_order_line l WHERE l.order_id = o.id AND l.stocked), 0) THEN 'full'
                       WHEN coalesce(sum(w.qty), 0) = 0 THEN 'none' ELSE 'part' END
             FROM warehouse_shipment s JOIN warehouse_shipment_line w ON w.shipment_id = s.id
            WHERE s.origin_id = o.id AND s.origin_type = 'sales.order' AND s.state = 'shipped')
       --? end
       --? payment:
       AND %(payment)s::text = (
           SELECT CASE WHEN coalesce(sum(i.allocated), 0) = CASE o.state WHEN 'closed' THEN coalesce(sum(b.gross), 0) ELSE o.net + o.tax END THEN 'full'
                       WHEN coalesce(sum(i.allocated), 0) = 0 THEN 'none' ELSE 'part' END
             FROM invoicing_bill b LEFT JOIN books_open_item i ON i.id = b.item_id
            WHERE b.origin_id = o.id AND b.origin_type = 'sales.order')
       --? end
       --? waiting:
       AND EXISTS (
           SELECT 1 FROM warehouse_shipment s JOIN warehouse_shipment_line w ON w.shipment_id = s.id
            WHERE s.origin_id = o.id AND s.origin_type = 'sales.order' AND s.kind = 'sent' AND s.state = 'shipped'
              AND NOT EXISTS (SELECT 1 FROM sales_acceptance_line a WHERE a.shipment_line_id = w.id AND NOT a.undone)
              AND w.qty > coalesce((SELECT sum(r.qty) FROM stock_move m JOIN stock_move r ON r.returns_move_id = m.id AND r.qty > 0
                                     WHERE m.document_line = w.id AND m.returns_move_id IS NULL), 0))
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
       o.id, o.company_id, o.shop_id, s.name, o.warehouse_id, w.name, o.customer_id, k.name, o.number, o.external_number, o.state, o.version,
       o.business_date, o.ordered_at, o.currency, o.net, o.tax, o.net + o.tax, o.remark,
       q.lines, coalesce(q.ordered, 0.0000), coalesce(d.shipped, 0.0000), coalesce(b.billed, 0.00), coalesce(b.paid, 0.00), o.ship_to
  FROM o
  JOIN organization_shop s ON s.id = o.shop_id
  JOIN organization_warehouse w ON w.id = o.warehouse_id
  JOIN partners_customer k ON k.id = o.customer_id
 CROSS JOIN LATERAL (SELECT count(*) AS lines, sum(l.qty) FILTER (WHERE l.stocked) AS ordered FROM sales_order_line l WHERE l.order_id = o.id) q
 CROSS JOIN LATERAL (SELECT sum(x.qty) AS shipped FROM warehouse_shipment t JOIN warehouse_shipment_line x ON x.shipment_id = t.id
                      WHERE t.origin_id = o.id AND t.origin_type = 'sales.order' AND t.state = 'shipped') d
 CROSS JOIN LATERAL (SELECT sum(t.gross) AS billed, sum(i.allocated) AS paid FROM invoicing_bill t LEFT JOIN books_open_item i ON i.id = t.item_id
                      WHERE t.origin_id = o.id AND t.origin_type = 'sales.order') b
 ORDER BY {order}
