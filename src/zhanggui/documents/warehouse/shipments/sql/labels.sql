-- What the parcels of these shipments are called, before it changes.
SELECT id, carrier, waybill FROM warehouse_shipment WHERE id = ANY(%(id)s::bigint[])
