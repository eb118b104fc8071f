-- How many lines a SKU has, as far as it matters.
SELECT count(*) FROM (SELECT FROM warehouse_adjustment_line WHERE sku_id = %(sku)s::bigint LIMIT %(most)s::int) t
