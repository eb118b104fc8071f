-- Who asked for these shipments.
SELECT id, origin_type, origin_id FROM warehouse_shipment WHERE id = ANY(%(id)s::bigint[]) ORDER BY id
