-- Give back what is open of these reservations and lower `reserved` by the same; positions are locked before.
WITH r AS (
    UPDATE stock_reservation t SET released = t.released + d.qty
      FROM unnest(%(reservation)s::bigint[], %(qty)s::numeric[]) AS d(id, qty) WHERE t.id = d.id
)
UPDATE stock_position t SET reserved = t.reserved - d.qty
  FROM unnest(%(p_sku)s::bigint[], %(p_warehouse)s::bigint[], %(p_qty)s::numeric[]) AS d(sku_id, warehouse_id, qty)
 WHERE t.sku_id = d.sku_id AND t.warehouse_id = d.warehouse_id
