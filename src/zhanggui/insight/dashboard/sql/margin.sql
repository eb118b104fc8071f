-- Revenue and cost of sales by day, from the books: accounts of trading income (5001, 5051; 6001, 6051) and of its cost (5401, 5402; 6401, 6402)
-- of both charts. The index (account, month) gives the lines, their entries the day.
SELECT e.date,
       sum(CASE WHEN a.side = 'C' THEN CASE l.side WHEN 'C' THEN l.amount ELSE -l.amount END ELSE 0.00 END),
       sum(CASE WHEN a.side = 'D' THEN CASE l.side WHEN 'D' THEN l.amount ELSE -l.amount END ELSE 0.00 END)
  FROM books_account a
  JOIN books_line l ON l.account_id = a.id AND l.month BETWEEN %(month_from)s::int AND %(month_to)s::int
  JOIN books_entry e ON e.id = l.entry_id
 WHERE a.company_id = %(company)s::bigint AND a.is_leaf
   AND left(a.code, 4) IN ('5001', '5051', '5401', '5402', '6001', '6051', '6401', '6402')
   AND e.date BETWEEN %(since)s::date AND %(until)s::date
   AND l.shop_id = ANY(%(shops)s::bigint[]) --? shops
 GROUP BY e.date
 ORDER BY e.date
