-- Open promises against the positions' reserved quantity.
WITH promised AS (
    SELECT sku_id, warehouse_id, sum(qty - consumed - released) AS qty FROM stock_reservation WHERE qty > consumed + released GROUP BY 1, 2
)
SELECT format('stock_position sku %s warehouse %s', coalesce(r.sku_id, p.sku_id), coalesce(r.warehouse_id, p.warehouse_id)), coalesce(r.qty, 0)::text, coalesce(p.reserved, 0)::text
  FROM promised r FULL JOIN stock_position p USING (sku_id, warehouse_id) WHERE coalesce(r.qty, 0) <> coalesce(p.reserved, 0)
