-- Debit and credit turnover per account and month: rolled-up months plus the lines above the watermark. The lines are found by an array of
-- entries and the accounts named last, so that no plan walks through one table for every row of another: right after a large import or a
-- rollback the statistics call full tables empty, and a join would be planned as for none.
-- plan: each time
WITH t AS MATERIALIZED (
    SELECT account_id, month, sum(debit) AS debit, sum(credit) AS credit
      FROM (SELECT account_id, month, debit, credit FROM books_balance WHERE company_id = %(company)s::bigint
            UNION ALL
            SELECT account_id, month, CASE side WHEN 'D' THEN amount ELSE 0 END, CASE side WHEN 'C' THEN amount ELSE 0 END
              FROM books_line
             WHERE entry_id = ANY(ARRAY(SELECT id FROM books_entry WHERE company_id = %(company)s::bigint
                                           AND tx >= (SELECT tx FROM books_watermark WHERE id = 1)))) u
     GROUP BY account_id, month
)
SELECT a.code, t.month, t.debit, t.credit FROM t JOIN books_account a ON a.id = t.account_id ORDER BY a.code, t.month
