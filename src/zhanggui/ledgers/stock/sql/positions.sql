-- Positions by SKU; reads the projection, never the moves.
SELECT sku_id, warehouse_id, on_hand, defect, reserved, on_order, in_transit FROM stock_position
 WHERE sku_id = ANY(%(sku)s::bigint[]) AND (%(everywhere)s::boolean OR warehouse_id = ANY(%(warehouse)s::bigint[]))
 ORDER BY sku_id, warehouse_id
