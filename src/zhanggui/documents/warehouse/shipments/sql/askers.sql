-- Who had asked for these shipments.
SELECT DISTINCT origin_type, origin_id FROM warehouse_shipment WHERE id = ANY(%(id)s::bigint[])
