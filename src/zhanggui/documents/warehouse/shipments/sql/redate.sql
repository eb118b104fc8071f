-- A draft ships when it ships: the dates are those of the deed.
UPDATE warehouse_shipment t SET business_date = d.day, effective_at = d.at
  FROM unnest(%(id)s::bigint[], %(day)s::date[], %(at)s::timestamptz[]) AS d(id, day, at) WHERE t.id = d.id
