-- What the documents say, read back from them and never from the file: rows, invoices, pieces and net per month and country.
-- plan: each time
WITH lines AS (
    SELECT o.business_date AS day, o.ship_to->>'country' AS country, o.extra->>'invoice' AS invoice, l.qty, l.net + l.tax AS amount
      FROM sales_order o JOIN sales_order_line l ON l.order_id = o.id WHERE o.origin_type = %(origin)s::text AND o.origin_id = ANY(%(import)s::bigint[])
    UNION ALL
    SELECT r.business_date, r.extra->>'country', r.extra->>'invoice', -l.qty, -(l.net + l.tax)
      FROM aftersales_return r JOIN aftersales_return_line l ON l.return_id = r.id WHERE r.origin_type = %(origin)s::text AND r.origin_id = ANY(%(import)s::bigint[])
    UNION ALL
    SELECT a.business_date, a.extra->>'country', a.extra->>'invoice', l.qty, l.declared
      FROM warehouse_adjustment a JOIN warehouse_adjustment_line l ON l.adjustment_id = a.id WHERE a.origin_type = %(origin)s::text AND a.origin_id = ANY(%(import)s::bigint[])
    UNION ALL
    SELECT w.date, w.extra->>'country', w.extra->>'invoice', (w.extra->>'qty')::numeric, -w.amount
      FROM invoicing_writeoff w WHERE w.origin_type = %(origin)s::text AND w.origin_id = ANY(%(import)s::bigint[])
)
SELECT GROUPING(country) = 0, CASE WHEN GROUPING(country) = 0 THEN country ELSE month END, count(*), count(DISTINCT invoice), sum(qty), sum(amount)
  FROM (SELECT *, to_char(day, 'YYYY-MM') AS month FROM lines) t GROUP BY GROUPING SETS ((month), (country)) ORDER BY 1, 2
