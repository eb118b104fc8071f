-- Typed values and the step of every staged row, set-based. Rows that break a rule were rejected before and stay out, as do rows of
-- invoices that another file brought already.
INSERT INTO channels_retail_row (import_id, row_no, day, step, at, invoice, code, qty, price, customer, country, description)
WITH typed AS (
    SELECT r.row_no, btrim(r.cells[1]) AS invoice, upper(btrim(r.cells[2])) AS code, coalesce(btrim(r.cells[3]), '') AS description, r.cells[4]::numeric AS qty,
           r.cells[5]::timestamp AS at, r.cells[6]::numeric AS price, coalesce(nullif(btrim(r.cells[7]), ''), %(walk_in)s::text) AS customer,
           coalesce(nullif(btrim(r.cells[8]), ''), 'Unspecified') AS country
      FROM exchange_row r WHERE r.import_id = %(import)s::bigint AND r.disposition IS NULL
), sold AS (
    SELECT DISTINCT invoice FROM typed WHERE price <> 0
)
SELECT %(import)s::bigint, t.row_no, t.at::date,
       CASE WHEN upper(t.invoice) LIKE 'A%%' THEN %(write_off)s::int
            WHEN upper(t.invoice) LIKE 'C%%' AND t.qty < 0 THEN %(return)s::int
            WHEN t.code = ANY(%(charges)s::text[]) OR t.code LIKE 'GIFT\_0001\_%%' THEN %(order)s::int
            WHEN t.qty < 0 THEN %(adjust_out)s::int
            WHEN t.price = 0 AND t.customer = %(walk_in)s::text AND s.invoice IS NULL THEN %(adjust_in)s::int
            ELSE %(order)s::int END,
       t.at AT TIME ZONE %(timezone)s::text, t.invoice, t.code, t.qty, t.price, t.customer, t.country, t.description
  FROM typed t LEFT JOIN sold s ON s.invoice = t.invoice
ON CONFLICT DO NOTHING
