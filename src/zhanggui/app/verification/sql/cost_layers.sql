-- What FIFO pools hold is what their layers hold, unless the pool is in debt.
SELECT 'stock_cost_pool ' || p.id, format('%s / %s', coalesce(sum(l.qty), 0), coalesce(sum(l.amount), 0)), format('%s / %s', p.qty, p.amount)
  FROM stock_cost_pool p LEFT JOIN stock_cost_layer l ON l.pool_id = p.id
 WHERE p.method = 'fifo' AND p.qty >= 0 GROUP BY p.id HAVING coalesce(sum(l.qty), 0) <> p.qty OR coalesce(sum(l.amount), 0) <> p.amount
