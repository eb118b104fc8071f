-- Carriers and waybills of locked shipments; `step`: whether somebody who has read one has to read it again.
UPDATE warehouse_shipment t SET carrier = d.carrier, waybill = d.waybill, version = t.version + %(step)s::int, updated_at = %(now)s::timestamptz
  FROM unnest(%(id)s::bigint[], %(carrier)s::text[], %(waybill)s::text[]) AS d(id, carrier, waybill) WHERE t.id = d.id
