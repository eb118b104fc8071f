-- Invoices that an earlier file brought: (row, invoice, same rows there?). Fingerprints are over typed values, so spelling does not matter.
-- plan: each time
WITH mine AS (
    SELECT invoice, md5(string_agg(concat_ws(chr(31), code, description, trim_scale(qty), at, trim_scale(price), customer, country), chr(30) ORDER BY row_no)) AS fingerprint
      FROM channels_retail_row WHERE import_id = %(import)s::bigint GROUP BY invoice
)
SELECT r.row_no, r.invoice, k.fingerprint = m.fingerprint
  FROM channels_retail_row r JOIN mine m USING (invoice) JOIN channels_retail_invoice k ON k.shop_id = %(shop)s::bigint AND k.invoice = r.invoice
 WHERE r.import_id = %(import)s::bigint ORDER BY r.row_no
