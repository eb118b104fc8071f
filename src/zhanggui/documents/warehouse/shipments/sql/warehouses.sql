-- Where these shipments lie.
SELECT DISTINCT warehouse_id FROM warehouse_shipment WHERE id = ANY(%(id)s::bigint[])
