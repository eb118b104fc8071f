-- What was found, beside the goods it was found of.
UPDATE warehouse_count_line l SET counted = d.qty, counted_at = d.at
  FROM unnest(%(count)s::bigint[], %(sku)s::bigint[], %(quality)s::text[], %(lot)s::text[], %(serial)s::text[], %(qty)s::numeric[], %(at)s::timestamptz[])
    AS d(count_id, sku_id, quality, lot, serial, qty, at)
 WHERE l.count_id = d.count_id AND l.sku_id = d.sku_id AND l.quality = d.quality AND l.lot = d.lot AND l.serial = d.serial
