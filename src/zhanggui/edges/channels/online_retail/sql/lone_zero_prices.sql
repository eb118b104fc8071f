-- A free row of nobody in an invoice that sold nothing is no gift: goods were found. The invoices that sold something are collected
-- once: asked row by row, a table that was empty a moment ago would be read once per row.
-- plan: each time
WITH sold AS MATERIALIZED (
    SELECT DISTINCT invoice FROM channels_retail_row WHERE import_id = %(import)s::bigint AND price <> 0
)
UPDATE channels_retail_row r SET step = %(adjust_in)s::int
 WHERE r.import_id = %(import)s::bigint AND r.step = %(order)s::int AND r.price = 0 AND r.qty > 0 AND r.customer = %(walk_in)s::text
   AND NOT (r.code = ANY(%(charges)s::text[]) OR r.code LIKE 'GIFT\_0001\_%%')
   AND r.invoice NOT IN (SELECT invoice FROM sold)
