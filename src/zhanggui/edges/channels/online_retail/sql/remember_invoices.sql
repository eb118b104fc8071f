-- Who brought which invoice with which rows; the next file with the same invoice is compared with it.
INSERT INTO channels_retail_invoice (shop_id, invoice, fingerprint, import_id)
SELECT %(shop)s::bigint, btrim(cells[1]), md5(string_agg(array_to_string(cells, chr(31), ''), chr(30) ORDER BY row_no)), %(import)s::bigint
  FROM exchange_row WHERE import_id = %(import)s::bigint AND disposition IS NULL GROUP BY 2
ON CONFLICT DO NOTHING
