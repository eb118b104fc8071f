-- Open orders that are missing on the list of open ones: the desk would not show that they wait.
SELECT 'sales_order ' || o.id, o.state, 'not listed'
  FROM sales_order o
 WHERE NOT EXISTS (SELECT 1 FROM sales_order_open w WHERE w.order_id = o.id)
   AND (o.state = 'draft'
        OR o.state = 'confirmed' AND EXISTS (
           SELECT 1 FROM sales_order_line l
             LEFT JOIN (SELECT x.origin_line, sum(x.qty) AS qty FROM warehouse_shipment t JOIN warehouse_shipment_line x ON x.shipment_id = t.id
                         WHERE t.origin_type = 'sales.order' AND t.state = 'shipped' GROUP BY x.origin_line) s ON s.origin_line = l.id
            WHERE l.order_id = o.id AND l.stocked AND l.qty > coalesce(s.qty, 0)))
