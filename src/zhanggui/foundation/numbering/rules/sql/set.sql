-- A batch of rules; the next number of each series follows it. Rows are touched in key order.
INSERT INTO numbering_rule AS r (id, company_id, series, prefix, pattern, width, reset, gapless)
SELECT n.* FROM unnest(%(ids)s::bigint[], %(companies)s::bigint[], %(series)s::text[], %(prefixes)s::text[], %(patterns)s::text[],
                       %(widths)s::smallint[], %(resets)s::text[], %(gapless)s::boolean[])
                AS n (id, company_id, series, prefix, pattern, width, reset, gapless)
ORDER BY n.company_id, n.series
ON CONFLICT (company_id, series) DO UPDATE
SET prefix = excluded.prefix, pattern = excluded.pattern, width = excluded.width, reset = excluded.reset, gapless = excluded.gapless
RETURNING company_id, series, id
