-- Prefixes that have numbered documents under another date pattern or period: used again, they could repeat a number.
SELECT DISTINCT n.row, n.prefix
FROM unnest(%(rows)s::int[], %(companies)s::bigint[], %(series)s::text[], %(prefixes)s::text[], %(patterns)s::text[], %(resets)s::text[])
     AS n (row, company_id, series, prefix, pattern, reset)
JOIN numbering_counter c ON c.company_id = n.company_id AND c.series = n.series AND c.prefix = n.prefix
WHERE (c.pattern, c.reset) <> (n.pattern, n.reset)
ORDER BY 1
