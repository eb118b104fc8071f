-- What lies at places, one row per quality, lot and serial number; of all SKUs, or of those named for the place.
SELECT (k.place - 1)::int, b.sku_id, b.quality, b.lot, b.serial, b.qty
  FROM unnest(%(location)s::bigint[], %(everything)s::boolean[]) WITH ORDINALITY AS k(location_id, everything, place)
  JOIN stock_balance b ON b.location_id = k.location_id AND b.qty <> 0
 WHERE k.everything OR EXISTS (SELECT 1 FROM unnest(%(place)s::int[], %(sku)s::bigint[]) AS s(place, sku_id) WHERE s.place = k.place - 1 AND s.sku_id = b.sku_id)
 ORDER BY 1, 2, 3 DESC, 4, 5
