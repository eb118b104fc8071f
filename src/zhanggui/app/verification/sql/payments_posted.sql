-- A payment against its entry and its open item; of one that was undone nothing is left in the books or open.
WITH booked AS (
    SELECT e.document_id AS payment_id, abs(sum(CASE l.side WHEN 'D' THEN l.amount ELSE -l.amount END)) AS amount
      FROM books_entry e JOIN books_line l ON l.entry_id = e.id AND l.cash_account_id IS NOT NULL WHERE e.document_type = 'invoicing.payment' GROUP BY 1
)
SELECT 'invoicing_payment ' || p.id, p.amount::text, format('books %s, item %s', k.amount, i.amount)
  FROM invoicing_payment p LEFT JOIN booked k ON k.payment_id = p.id LEFT JOIN books_open_item i ON i.id = p.item_id
 WHERE coalesce(k.amount, 0) <> CASE p.state WHEN 'reversed' THEN 0 ELSE p.amount END OR abs(coalesce(i.amount, 0)) <> p.amount
    OR p.state = 'reversed' AND i.allocated <> i.amount
