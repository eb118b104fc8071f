-- The open layers of FIFO pools, oldest first; the pools are locked already.
SELECT pool_id, id, qty, amount FROM stock_cost_layer WHERE pool_id = ANY(%(pool)s::bigint[]) AND qty > 0 ORDER BY pool_id, seq
