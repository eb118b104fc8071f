-- What confirmed purchase orders still expect against the positions' quantity on order.
WITH came AS (
    SELECT l.origin_line AS id, sum(l.arrived) AS qty FROM warehouse_receipt_line l JOIN warehouse_receipt r ON r.id = l.receipt_id AND r.state = 'received'
     WHERE r.origin_type = 'purchasing.order' GROUP BY 1
), expected AS (
    SELECT l.sku_id, o.warehouse_id, sum(l.qty - coalesce(c.qty, 0)) AS qty
      FROM purchasing_order o JOIN purchasing_order_line l ON l.order_id = o.id LEFT JOIN came c ON c.id = l.id WHERE o.state = 'confirmed' GROUP BY 1, 2
)
SELECT format('stock_position sku %s warehouse %s', sku_id, warehouse_id), coalesce(e.qty, 0)::text, coalesce(p.on_order, 0)::text
  FROM expected e FULL JOIN stock_position p USING (sku_id, warehouse_id) WHERE coalesce(e.qty, 0) <> coalesce(p.on_order, 0)
