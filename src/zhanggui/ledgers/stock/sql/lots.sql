-- Lots by SKU and code with their dates.
SELECT sku_id, code, made_on, expires_on FROM stock_lot
 WHERE (sku_id, code) IN (SELECT * FROM unnest(%(sku)s::bigint[], %(code)s::text[]))
