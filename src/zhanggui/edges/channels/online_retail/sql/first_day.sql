-- The day before which the opening stock must have come.
-- plan: each time
SELECT min(day) FROM channels_retail_row WHERE import_id = %(import)s::bigint
