-- Debit and credit turnover per account and month: rolled-up months plus the lines above the watermark.
-- plan: each time
SELECT a.code, t.month, sum(t.debit), sum(t.credit)
  FROM (SELECT account_id, month, debit, credit FROM books_balance WHERE company_id = %(company)s::bigint
        UNION ALL
        SELECT l.account_id, l.month, CASE l.side WHEN 'D' THEN l.amount ELSE 0 END, CASE l.side WHEN 'C' THEN l.amount ELSE 0 END
          FROM books_entry e JOIN books_line l ON l.entry_id = e.id
         WHERE e.company_id = %(company)s::bigint AND e.tx >= (SELECT tx FROM books_watermark WHERE id = 1)) t
  JOIN books_account a ON a.id = t.account_id
 GROUP BY a.code, t.month ORDER BY a.code, t.month
