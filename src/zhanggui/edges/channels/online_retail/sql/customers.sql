-- Every customer with the country of the first row.
-- plan: each time
SELECT DISTINCT ON (customer) customer, country FROM channels_retail_row WHERE import_id = %(import)s::bigint ORDER BY customer, at, row_no
