-- The days still to be worked, with their rows.
-- plan: each time
SELECT r.day, count(*) FROM channels_retail_row r
 WHERE r.import_id = %(import)s::bigint AND NOT EXISTS (SELECT 1 FROM channels_retail_day d WHERE d.import_id = r.import_id AND d.day = r.day)
 GROUP BY r.day ORDER BY r.day
