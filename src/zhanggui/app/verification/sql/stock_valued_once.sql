-- The value of every stock entry stands once in the books (what moved and changed value against the inventory lines).
WITH moved AS (
    SELECT m.entry_id, sum(CASE WHEN a.warehouse_id IS NULL THEN m.amount WHEN b.warehouse_id IS NULL THEN -m.amount ELSE 0 END) AS amount
      FROM stock_move m JOIN stock_location a ON a.id = m.from_location_id JOIN stock_location b ON b.id = m.to_location_id GROUP BY 1
), booked AS (
    SELECT e.posting_key, e.company_id, sum(CASE l.side WHEN 'D' THEN l.amount ELSE -l.amount END) AS amount
      FROM books_entry e JOIN books_line l ON l.entry_id = e.id JOIN books_account a ON a.id = l.account_id AND (a.code LIKE '1405%%' OR a.code LIKE '1411%%')
     WHERE e.posting_key LIKE 'stock:%%' GROUP BY 1, 2
)
SELECT 'stock_entry ' || s.id, m.amount::text, coalesce(b.amount, 0)::text
  FROM stock_entry s JOIN moved m ON m.entry_id = s.id LEFT JOIN booked b ON b.posting_key = 'stock:' || s.id AND b.company_id = s.company_id
 WHERE m.amount <> coalesce(b.amount, 0)
