-- Takes orders off the list of open ones about which nothing is left to do: closed, cancelled, or all goods have left. Whoever opens an
-- order again writes `since` anew; if that is not committed yet, this statement waits for it at the row and finds that it may not take it.
-- What asks for money from now on goes on the list of those.
WITH gone AS (
DELETE FROM sales_order_open
 WHERE since < %(before)s::timestamptz
   AND order_id IN (
       SELECT w.order_id FROM sales_order_open w JOIN sales_order o ON o.id = w.order_id
        WHERE w.since < %(before)s::timestamptz AND o.state <> 'draft'
          AND (o.state <> 'confirmed'
               OR NOT EXISTS (SELECT 1 FROM stock_reservation v
                               WHERE v.document_id = o.id AND v.document_type = 'sales.order' AND v.qty > v.consumed + v.released)
                  AND NOT EXISTS (
                      SELECT 1 FROM sales_order_line l
                       WHERE l.order_id = o.id AND l.stocked
                         AND l.qty > coalesce((SELECT sum(x.qty) FROM warehouse_shipment t JOIN warehouse_shipment_line x ON x.shipment_id = t.id
                                                WHERE t.origin_id = o.id AND t.origin_type = 'sales.order' AND t.state = 'shipped'
                                                  AND x.origin_line = l.id), 0)))
        LIMIT %(most)s::int)
RETURNING order_id
), due AS (
    INSERT INTO sales_order_due (order_id, since)
    SELECT o.id, %(now)s::timestamptz FROM gone g JOIN sales_order o ON o.id = g.order_id WHERE sales_order_asks(o) ORDER BY o.id
    ON CONFLICT (order_id) DO UPDATE SET since = excluded.since
)
SELECT order_id FROM gone
