-- Order lines of which more left than was ordered.
SELECT 'sales_order_line ' || o.id, o.qty::text, sum(l.qty)::text
  FROM sales_order_line o JOIN warehouse_shipment_line l ON l.origin_line = o.id JOIN warehouse_shipment s ON s.id = l.shipment_id AND s.state = 'shipped'
 GROUP BY o.id, o.qty HAVING sum(l.qty) > o.qty
