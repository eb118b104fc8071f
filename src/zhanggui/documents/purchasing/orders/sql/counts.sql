-- The numbers on the tabs over the desk of purchase orders, in one pass: how many of them the caller sees in each state. As page.sql but the state.
SELECT o.state, count(*) FROM purchasing_order o
 WHERE true
   AND o.company_id = ANY(%(companies)s::bigint[]) --? companies
   AND o.warehouse_id = ANY(%(warehouses)s::bigint[]) --? warehouses
   AND o.supplier_id = %(supplier)s::bigint --? supplier
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
 GROUP BY o.state
