-- Positions by SKU; reads the projection, never the moves. What is not simply on hand is said in one text, and not at all where it is
-- nothing, as most of it is: every value costs the caller more than everything else about a row. On hand travels as text, because
-- thousands of rows say the same few quantities. The ids stand in a sub-select: to plan for ten thousand of them that the planner sees
-- takes as long as to read their rows.
-- plan: each time
SELECT sku_id, warehouse_id, on_hand::text,
       CASE WHEN defect <> 0 OR reserved <> 0 OR on_order <> 0 OR in_transit <> 0 THEN concat_ws(' ', defect, reserved, on_order, in_transit) END
  FROM stock_position
 WHERE sku_id = ANY((SELECT %(sku)s::bigint[])::bigint[]) AND (%(everywhere)s::boolean OR warehouse_id = ANY(%(warehouse)s::bigint[]))
 ORDER BY sku_id, warehouse_id
