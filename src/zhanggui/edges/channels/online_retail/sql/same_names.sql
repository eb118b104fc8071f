-- Codes and customers that differ in case only are one, whatever the alphabet: the database decides, because its unique indexes do.
-- plan: each time
WITH codes AS (
    SELECT code, min(code) OVER (PARTITION BY lower(code)) AS first
      FROM (SELECT DISTINCT code FROM channels_retail_row WHERE import_id = %(import)s::bigint) c
), customers AS (
    SELECT customer, min(customer) OVER (PARTITION BY lower(customer)) AS first
      FROM (SELECT DISTINCT customer FROM channels_retail_row WHERE import_id = %(import)s::bigint) c
)
UPDATE channels_retail_row r SET code = c.first, customer = k.first
  FROM codes c, customers k
 WHERE r.import_id = %(import)s::bigint AND c.code = r.code AND k.customer = r.customer AND (c.code <> c.first OR k.customer <> k.first)
