-- The rolled-up part of the books against the lines below the watermark.
WITH lined AS (
    SELECT l.account_id, l.month, sum(CASE l.side WHEN 'D' THEN l.amount ELSE 0 END) AS debit, sum(CASE l.side WHEN 'C' THEN l.amount ELSE 0 END) AS credit
      FROM books_line l JOIN books_entry e ON e.id = l.entry_id WHERE e.tx < (SELECT tx FROM books_watermark WHERE id = 1) GROUP BY 1, 2
), rolled AS (SELECT account_id, month, sum(debit) AS debit, sum(credit) AS credit FROM books_balance GROUP BY 1, 2)
SELECT format('account %s month %s', account_id, month), format('%s / %s', coalesce(l.debit, 0), coalesce(l.credit, 0)), format('%s / %s', coalesce(r.debit, 0), coalesce(r.credit, 0))
  FROM lined l FULL JOIN rolled r USING (account_id, month)
 WHERE coalesce(l.debit, 0) <> coalesce(r.debit, 0) OR coalesce(l.credit, 0) <> coalesce(r.credit, 0)
