-- Documents of an invoice that are not its first: orders and returns count on their own, because their numbers do.
-- plan: each time
SELECT step, day, invoice, customer, country, place
  FROM (SELECT step, day, invoice, customer, country, row_number() OVER (PARTITION BY step, invoice ORDER BY day, min(row_no)) AS place
          FROM channels_retail_row WHERE import_id = %(import)s::bigint AND step IN (%(order)s::int, %(return)s::int)
         GROUP BY step, day, invoice, customer, country) t
 WHERE place > 1
