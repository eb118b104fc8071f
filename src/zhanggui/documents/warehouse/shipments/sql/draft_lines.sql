-- The lines of drafts as they can be tallied.
SELECT shipment_id, id, line_no, sku_id, qty, NULL::numeric FROM warehouse_shipment_line WHERE shipment_id = ANY(%(id)s::bigint[]) ORDER BY shipment_id, line_no
