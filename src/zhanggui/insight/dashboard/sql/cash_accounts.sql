-- What lies in each till, bank account and wallet: the cash accounts of the chart, rolled-up months plus the lines above the watermark.
SELECT a.code, a.name_zh, a.name_en, coalesce(sum(t.amount), 0.00)
  FROM books_account a
  LEFT JOIN LATERAL (
    SELECT b.debit - b.credit AS amount FROM books_balance b WHERE b.account_id = a.id
    UNION ALL
    SELECT CASE l.side WHEN 'D' THEN l.amount ELSE -l.amount END FROM books_line l
     WHERE l.account_id = a.id
       AND l.entry_id = ANY(ARRAY(SELECT id FROM books_entry WHERE company_id = %(company)s::bigint
                                     AND tx >= (SELECT tx FROM books_watermark WHERE id = 1)))
  ) t ON true
 WHERE a.company_id = %(company)s::bigint AND a.cash AND a.is_leaf
 GROUP BY a.code, a.name_zh, a.name_en
 ORDER BY a.code
