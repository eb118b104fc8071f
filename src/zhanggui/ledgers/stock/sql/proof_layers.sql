-- What is left of the receipts of a first-in-first-out pool.
SELECT count(*), coalesce(sum(qty), 0.0000), coalesce(sum(amount), 0.00) FROM stock_cost_layer WHERE pool_id = %(pool)s::bigint AND qty > 0
