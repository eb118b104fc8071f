-- Blocks of numbers for any mixture of companies and days in one statement: rules are looked up, counters moved on and the
-- first counter of each (company, day) returned. Counters are touched in key order, so takers queue and never deadlock.
-- Only slots whose series is (or is not) gapless in their company are served, because the two kinds run in different transactions.
WITH asked AS (
    SELECT a.company_id, a.day, a.n, coalesce(r.prefix, %(prefix)s::text) AS prefix, coalesce(r.pattern, %(pattern)s::text) AS pattern,
           coalesce(r.width, %(width)s::smallint) AS width, coalesce(r.reset, %(reset)s::text) AS reset
    FROM unnest(%(companies)s::bigint[], %(days)s::date[], %(counts)s::bigint[]) AS a (company_id, day, n)
    LEFT JOIN numbering_rule r ON r.company_id = a.company_id AND r.series = %(series)s::text
    WHERE coalesce(r.gapless, %(default_gapless)s::boolean) = %(gapless)s::boolean
), placed AS (
    SELECT *, CASE reset WHEN 'day' THEN to_char(day, 'YYYYMMDD') WHEN 'month' THEN to_char(day, 'YYYYMM')
                         WHEN 'year' THEN to_char(day, 'YYYY') ELSE '' END AS period
    FROM asked
), taken AS (
    INSERT INTO numbering_counter AS c (company_id, series, prefix, period, pattern, reset, last)
    SELECT company_id, %(series)s::text, prefix, period, pattern, reset, sum(n)
    FROM placed GROUP BY company_id, prefix, period, pattern, reset ORDER BY company_id, prefix, period
    ON CONFLICT (company_id, series, prefix, period) DO UPDATE SET last = c.last + excluded.last
    RETURNING company_id, prefix, period, last
)
SELECT p.company_id, p.day, p.prefix, p.pattern, p.width,
       t.last - sum(p.n) OVER (PARTITION BY p.company_id, p.period)
              + sum(p.n) OVER (PARTITION BY p.company_id, p.period ORDER BY p.day) - p.n + 1
FROM placed p JOIN taken t USING (company_id, prefix, period)
