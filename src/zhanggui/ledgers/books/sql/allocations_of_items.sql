-- The allocations of items that still stand, each once; what closes an undone item with its mirror stands for ever.
SELECT DISTINCT ON (a.id) a.id, a.own
  FROM (SELECT id, debit_item_id AS own, credit_item_id AS other, amount FROM books_allocation WHERE debit_item_id = ANY(%(item)s::bigint[])
        UNION ALL
        SELECT id, credit_item_id, debit_item_id, amount FROM books_allocation WHERE credit_item_id = ANY(%(item)s::bigint[])) a
 WHERE a.amount > 0 AND NOT EXISTS (SELECT 1 FROM books_allocation r WHERE r.reverses_id = a.id)
   AND NOT EXISTS (SELECT 1 FROM books_open_item i JOIN books_entry e ON e.id = i.entry_id AND e.reverses_id IS NOT NULL WHERE i.id IN (a.own, a.other))
 ORDER BY a.id, a.own
