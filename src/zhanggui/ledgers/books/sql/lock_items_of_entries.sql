-- The open items that entries left, in lock order, with the side of their account: an item that settled something keeps its entry.
SELECT i.id, i.entry_id, i.amount, i.allocated, (SELECT a.side FROM books_account a WHERE a.id = i.account_id)
  FROM books_open_item i WHERE i.entry_id = ANY(%(entry)s::bigint[]) ORDER BY i.id FOR UPDATE
