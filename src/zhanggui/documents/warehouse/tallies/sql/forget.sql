-- What was scanned for lines before.
DELETE FROM warehouse_tally WHERE line_id = ANY(%(line)s::bigint[])
