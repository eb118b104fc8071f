-- Rows of invoices that an earlier file brought with the very same rows: they are in the books already.
SELECT r.row_no FROM exchange_row r JOIN channels_retail_invoice k ON k.shop_id = %(shop)s::bigint AND k.invoice = btrim(r.cells[1]) AND k.import_id <> %(import)s::bigint
 WHERE r.import_id = %(import)s::bigint AND r.disposition IS NULL ORDER BY r.row_no
