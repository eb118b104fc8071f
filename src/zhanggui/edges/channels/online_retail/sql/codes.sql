-- Every code with its best name (the commonest of its priced rows) and a typical price.
-- plan: each time
SELECT code, coalesce(mode() WITHIN GROUP (ORDER BY description) FILTER (WHERE price > 0 AND description <> ''),
                      mode() WITHIN GROUP (ORDER BY description) FILTER (WHERE description <> ''), code),
       percentile_disc(0.5) WITHIN GROUP (ORDER BY price) FILTER (WHERE price > 0)
  FROM channels_retail_row WHERE import_id = %(import)s::bigint GROUP BY code ORDER BY code
