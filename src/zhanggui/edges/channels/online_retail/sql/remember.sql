-- Who brought which invoice with which rows; the next file with the same invoice is compared with it.
INSERT INTO channels_retail_invoice (shop_id, invoice, fingerprint, import_id)
SELECT %(shop)s::bigint, invoice, md5(string_agg(concat_ws(chr(31), code, description, trim_scale(qty), at, trim_scale(price), customer, country), chr(30) ORDER BY row_no)), %(import)s::bigint
  FROM channels_retail_row WHERE import_id = %(import)s::bigint GROUP BY invoice
