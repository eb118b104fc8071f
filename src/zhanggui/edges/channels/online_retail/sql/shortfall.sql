-- How far below zero each product would fall if nothing lay in stock: its deepest running sum in the order of work.
-- plan: each time
WITH moved AS (
    SELECT code, day, step, sum(CASE WHEN step = %(return)s::int THEN -qty WHEN step = %(order)s::int THEN -qty ELSE qty END) AS change
      FROM channels_retail_row WHERE import_id = %(import)s::bigint AND step <> %(write_off)s::int
       AND NOT (code = ANY(%(charges)s::text[]) OR code LIKE 'GIFT\_0001\_%%')
     GROUP BY code, day, step
), running AS (SELECT code, sum(change) OVER (PARTITION BY code ORDER BY day, step) AS level FROM moved)
SELECT code, -min(level) FROM running GROUP BY code HAVING min(level) < 0 ORDER BY code
