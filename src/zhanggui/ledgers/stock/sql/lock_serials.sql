-- Where pieces are, locked in the order of their key; after the positions.
SELECT sku_id, code, location_id, quality, lot FROM stock_serial
 WHERE (sku_id, code) IN (SELECT * FROM unnest(%(sku)s::bigint[], %(code)s::text[]))
 ORDER BY sku_id, code FOR UPDATE
