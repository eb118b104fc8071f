-- What was scanned for lines, in its order.
SELECT line_id, qty, lot, serial FROM warehouse_tally WHERE line_id = ANY(%(line)s::bigint[]) ORDER BY line_id, no
