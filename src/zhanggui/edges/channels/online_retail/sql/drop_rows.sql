-- Rows that will not become documents leave the work list.
DELETE FROM channels_retail_row WHERE import_id = %(import)s::bigint AND row_no = ANY(%(row)s::int[])
