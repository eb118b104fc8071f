-- Balances of a warehouse's locations against its positions.
WITH held AS (
    SELECT b.sku_id, l.warehouse_id, sum(b.qty) FILTER (WHERE b.quality = 'good') AS good, sum(b.qty) FILTER (WHERE b.quality = 'defect') AS defect
      FROM stock_balance b JOIN stock_location l ON l.id = b.location_id GROUP BY 1, 2
)
SELECT format('stock_position sku %s warehouse %s', coalesce(h.sku_id, p.sku_id), coalesce(h.warehouse_id, p.warehouse_id)),
       format('good %s defect %s', coalesce(h.good, 0), coalesce(h.defect, 0)), format('good %s defect %s', coalesce(p.on_hand, 0), coalesce(p.defect, 0))
  FROM held h FULL JOIN stock_position p USING (sku_id, warehouse_id)
 WHERE coalesce(h.good, 0) <> coalesce(p.on_hand, 0) OR coalesce(h.defect, 0) <> coalesce(p.defect, 0)
