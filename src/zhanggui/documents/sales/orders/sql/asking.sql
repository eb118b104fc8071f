-- How many orders are open or due, as far as it matters.
SELECT count(*) FROM (SELECT FROM sales_order_open UNION ALL SELECT FROM sales_order_due LIMIT %(most)s::int) t
