-- What was scanned, in its order.
INSERT INTO warehouse_tally (line_id, no, qty, lot, serial)
SELECT * FROM unnest(%(line)s::bigint[], %(no)s::int[], %(qty)s::numeric[], %(lot)s::text[], %(serial)s::text[])
