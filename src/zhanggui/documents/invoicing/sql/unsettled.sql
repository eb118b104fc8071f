-- How many items are not settled, as far as it matters. In the order of the index of those: the server takes nearly all for unsettled.
SELECT count(*) FROM (SELECT FROM books_open_item WHERE NOT (allocated = amount) ORDER BY customer_id, due_date LIMIT %(most)s::int) t
