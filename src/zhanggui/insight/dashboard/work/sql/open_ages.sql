-- What is open on either side by age, payments and credit notes apart (they have no age), and as the list's total has it (`all`, with
-- what of it is overdue and falls due by `week`). One pass over the open items.
WITH i AS MATERIALIZED (
    SELECT a.side, i.amount - i.allocated AS open, i.amount > 0 AS owed, i.due_date
      FROM books_open_item i JOIN books_account a ON a.id = i.account_id
     WHERE i.amount <> i.allocated AND i.company_id = %(company)s::bigint
       AND i.shop_id = ANY(%(shops)s::bigint[]) --? shops
)
SELECT i.side, CASE WHEN i.due_date >= %(today)s::date THEN 'due_not' WHEN i.due_date >= %(today)s::date - 30 THEN 'due_1'
                    WHEN i.due_date >= %(today)s::date - 60 THEN 'due_31' WHEN i.due_date >= %(today)s::date - 90 THEN 'due_61' ELSE 'due_91' END,
       sum(i.open), 0.00, 0.00
  FROM i WHERE i.owed GROUP BY 1, 2
UNION ALL
SELECT i.side, 'all', sum(i.open), coalesce(sum(i.open) FILTER (WHERE i.owed AND i.due_date < %(today)s::date), 0.00),
       coalesce(sum(i.open) FILTER (WHERE i.owed AND i.due_date BETWEEN %(today)s::date AND %(week)s::date), 0.00)
  FROM i GROUP BY i.side
