-- Value of the stock, and how many SKUs lie there.
SELECT coalesce(sum(p.amount), 0.00), count(*) FILTER (WHERE p.qty > 0) FROM stock_cost_pool p WHERE p.company_id = %(company)s::bigint
