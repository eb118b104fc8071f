-- What customers and shops owe us, what we owe suppliers, how much of the first is overdue; open items only.
SELECT coalesce(sum(i.amount - i.allocated) FILTER (WHERE a.side = 'D'), 0.00),
       coalesce(sum(i.amount - i.allocated) FILTER (WHERE a.side = 'C'), 0.00),
       coalesce(sum(i.amount - i.allocated) FILTER (WHERE a.side = 'D' AND i.amount > 0 AND i.due_date < %(today)s::date), 0.00)
  FROM books_open_item i JOIN books_account a ON a.id = i.account_id
 WHERE i.amount <> i.allocated AND i.company_id = %(company)s::bigint
