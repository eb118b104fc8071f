-- Positions by SKU; reads the projection, never the moves. A zero travels as NULL: most figures are zeros, and reading a number costs the
-- caller more than everything else about a row.
-- plan: each time
SELECT sku_id, warehouse_id, nullif(on_hand, 0), nullif(defect, 0), nullif(reserved, 0), nullif(on_order, 0), nullif(in_transit, 0) FROM stock_position
 WHERE sku_id = ANY(%(sku)s::bigint[]) AND (%(everywhere)s::boolean OR warehouse_id = ANY(%(warehouse)s::bigint[]))
 ORDER BY sku_id, warehouse_id
