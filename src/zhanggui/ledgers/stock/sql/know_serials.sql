-- A row for every piece, so that there is one to lock; two receipts of one new number meet here.
INSERT INTO stock_serial (sku_id, code)
SELECT * FROM unnest(%(sku)s::bigint[], %(code)s::text[]) AS t(sku_id, code) ORDER BY 1, 2
ON CONFLICT DO NOTHING
