-- Allocations of an item against what it says is allocated, with the item's sign.
WITH matched AS (
    SELECT item_id, sum(amount) AS amount FROM (SELECT debit_item_id AS item_id, amount FROM books_allocation UNION ALL SELECT credit_item_id, amount FROM books_allocation) t GROUP BY 1
)
SELECT 'books_open_item ' || coalesce(i.id, m.item_id), coalesce(m.amount, 0)::text, abs(coalesce(i.allocated, 0))::text
  FROM books_open_item i FULL JOIN matched m ON m.item_id = i.id WHERE coalesce(m.amount, 0) <> abs(coalesce(i.allocated, 0)) OR i.id IS NULL
