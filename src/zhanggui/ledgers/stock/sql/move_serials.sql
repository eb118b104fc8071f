-- Where pieces are now; the rows were locked by lock_serials.sql.
UPDATE stock_serial t SET location_id = d.location_id, quality = d.quality, lot = d.lot
  FROM unnest(%(sku)s::bigint[], %(code)s::text[], %(location)s::bigint[], %(quality)s::text[], %(lot)s::text[])
    AS d(sku_id, code, location_id, quality, lot)
 WHERE t.sku_id = d.sku_id AND t.code = d.code
