-- What was sold of an order line (it left; or it was sent, and its buyer confirmed that it came) against what was billed for it.
WITH sold AS (
    SELECT id, sum(qty) AS qty FROM (
        SELECT l.origin_line AS id, l.qty FROM warehouse_shipment_line l JOIN warehouse_shipment s ON s.id = l.shipment_id AND s.state = 'shipped' AND s.origin_type = 'sales.order' AND s.kind <> 'sent'
        UNION ALL
        SELECT l.order_line_id, l.qty FROM sales_acceptance_line l JOIN sales_acceptance a ON a.id = l.acceptance_id AND a.state = 'posted'
    ) t GROUP BY 1
), billed AS (
    SELECT l.origin_line AS id, sum(l.qty) AS qty FROM invoicing_bill_line l JOIN invoicing_bill b ON b.id = l.bill_id AND b.origin_type = 'sales.order' AND b.state = 'posted' GROUP BY 1
)
SELECT 'sales_order_line ' || o.id, coalesce(s.qty, 0)::text, coalesce(b.qty, 0)::text
  FROM sales_order_line o LEFT JOIN sold s ON s.id = o.id LEFT JOIN billed b ON b.id = o.id
 WHERE o.stocked AND coalesce(s.qty, 0) <> coalesce(b.qty, 0)
