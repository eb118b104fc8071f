-- From which shipments lines come back.
INSERT INTO aftersales_return_part (id, line_id, move_id, order_line_id, order_id, qty)
SELECT * FROM unnest(%(id)s::bigint[], %(line)s::bigint[], %(move)s::bigint[], %(order_line)s::bigint[], %(order)s::bigint[], %(qty)s::numeric[])
