-- Who had asked for these shipments, and whether some of it was goods sent.
SELECT origin_type, origin_id, bool_or(kind = 'sent') FROM warehouse_shipment WHERE id = ANY(%(id)s::bigint[]) GROUP BY 1, 2
