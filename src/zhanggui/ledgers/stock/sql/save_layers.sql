-- Changed and new layers of FIFO pools in one statement; a new layer goes to the end of its pool.
INSERT INTO stock_cost_layer (id, pool_id, seq, qty, amount)
SELECT * FROM unnest(%(layer)s::bigint[], %(pool)s::bigint[], %(seq)s::bigint[], %(qty)s::numeric[], %(amount)s::numeric[])
ON CONFLICT (id) DO UPDATE SET qty = excluded.qty, amount = excluded.amount
