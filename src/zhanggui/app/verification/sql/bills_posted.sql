-- A bill against its lines, its entry and its open item; of one that was undone nothing is left in the books or open.
WITH lined AS (SELECT bill_id, sum(net) AS net, sum(tax) AS tax FROM invoicing_bill_line GROUP BY 1),
booked AS (
    SELECT e.document_id AS bill_id, sum(CASE WHEN l.side = a.side THEN l.amount ELSE -l.amount END) AS gross
      FROM books_entry e JOIN books_line l ON l.entry_id = e.id JOIN books_account a ON a.id = l.account_id
      JOIN invoicing_bill b ON b.id = e.document_id AND b.account = a.code WHERE e.document_type = 'invoicing.bill' GROUP BY 1
)
SELECT 'invoicing_bill ' || b.id, format('%s + %s', b.net, b.tax), format('lines %s + %s, books %s, item %s', l.net, l.tax, k.gross, i.amount)
  FROM invoicing_bill b LEFT JOIN lined l ON l.bill_id = b.id LEFT JOIN booked k ON k.bill_id = b.id LEFT JOIN books_open_item i ON i.id = b.item_id
 WHERE coalesce(l.net, 0) <> b.net OR coalesce(l.tax, 0) <> b.tax OR coalesce(k.gross, 0) <> CASE b.state WHEN 'reversed' THEN 0 ELSE b.gross END
    OR coalesce(i.amount, 0) <> b.gross OR b.state = 'reversed' AND i.allocated <> i.amount
