-- What is open per account against the account's balance in the books, of every account that keeps open items: advances too.
WITH items AS (SELECT account_id, sum(amount - allocated) AS open FROM books_open_item GROUP BY 1),
booked AS (
    SELECT a.id AS account_id, sum(CASE WHEN l.side = a.side THEN l.amount ELSE -l.amount END) AS amount
      FROM books_account a JOIN books_line l ON l.account_id = a.id WHERE a.open_item GROUP BY 1
)
SELECT 'account ' || account_id, coalesce(b.amount, 0)::text, coalesce(i.open, 0)::text
  FROM items i FULL JOIN booked b USING (account_id) WHERE coalesce(i.open, 0) <> coalesce(b.amount, 0)
