-- Raise or lower what is on order (采购在途); positions are locked before.
UPDATE stock_position t SET on_order = t.on_order + d.qty
  FROM unnest(%(p_sku)s::bigint[], %(p_warehouse)s::bigint[], %(p_qty)s::numeric[]) AS d(sku_id, warehouse_id, qty)
 WHERE t.sku_id = d.sku_id AND t.warehouse_id = d.warehouse_id
