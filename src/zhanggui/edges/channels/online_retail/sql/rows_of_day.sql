-- A day's rows in the order of work.
-- plan: each time
SELECT row_no, step, at, invoice, code, qty, price, customer, country, description FROM channels_retail_row
 WHERE import_id = %(import)s::bigint AND day = %(day)s::date ORDER BY step, at, row_no
