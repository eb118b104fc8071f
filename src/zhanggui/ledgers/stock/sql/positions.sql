-- Positions by SKU; reads the projection, never the moves. A zero travels as NULL: most figures are zeros, and reading a number costs the
-- caller more than everything else about a row. On hand travels as text, because thousands of rows say the same few quantities. The ids
-- stand in a sub-select: to plan for ten thousand of them that the planner sees takes as long as to read their rows.
-- plan: each time
SELECT sku_id, warehouse_id, on_hand::text, nullif(defect, 0), nullif(reserved, 0), nullif(on_order, 0), nullif(in_transit, 0) FROM stock_position
 WHERE sku_id = ANY((SELECT %(sku)s::bigint[])::bigint[]) AND (%(everywhere)s::boolean OR warehouse_id = ANY(%(warehouse)s::bigint[]))
 ORDER BY sku_id, warehouse_id
