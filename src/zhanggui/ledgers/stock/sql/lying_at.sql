-- What lay at places at moments: what lies there now less what moved since, in the order asked. The positions are locked by the caller.
SELECT coalesce((SELECT sum(b.qty) FROM stock_balance b
                  WHERE b.location_id = k.location_id AND b.sku_id = k.sku_id AND b.quality = k.quality AND b.lot = k.lot AND b.serial = k.serial), 0.0000)
     - coalesce((SELECT sum(CASE WHEN m.to_location_id = k.location_id AND m.to_quality = k.quality THEN m.qty ELSE 0 END)
                      - sum(CASE WHEN m.from_location_id = k.location_id AND m.from_quality = k.quality THEN m.qty ELSE 0 END)
                   FROM stock_move m
                  WHERE m.sku_id = k.sku_id AND m.effective_at > k.at AND m.lot = k.lot AND m.serial = k.serial
                    AND k.location_id IN (m.from_location_id, m.to_location_id)), 0.0000)
  FROM unnest(%(location)s::bigint[], %(sku)s::bigint[], %(quality)s::text[], %(lot)s::text[], %(serial)s::text[], %(at)s::timestamptz[])
       WITH ORDINALITY AS k(location_id, sku_id, quality, lot, serial, at, place)
 ORDER BY k.place
