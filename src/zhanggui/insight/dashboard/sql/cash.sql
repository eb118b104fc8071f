-- What lies in tills, banks and wallets: the cash accounts of the chart, rolled-up months plus the lines above the watermark.
SELECT coalesce(sum(t.amount), 0.00) FROM (
    SELECT b.debit - b.credit AS amount
      FROM books_account a JOIN books_balance b ON b.account_id = a.id
     WHERE a.company_id = %(company)s::bigint AND a.cash
    UNION ALL
    SELECT CASE l.side WHEN 'D' THEN l.amount ELSE -l.amount END
      FROM books_account a JOIN books_line l ON l.account_id = a.id
     WHERE a.company_id = %(company)s::bigint AND a.cash
       AND l.entry_id = ANY(ARRAY(SELECT id FROM books_entry WHERE company_id = %(company)s::bigint
                                     AND tx >= (SELECT tx FROM books_watermark WHERE id = 1)))
) t
