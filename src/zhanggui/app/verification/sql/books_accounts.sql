-- Lines off the chart, and lines whose company or month is not their entry's.
SELECT format('books_line %s/%s', l.entry_id, l.line_no), 'leaf account, company and month of the entry', format('account %s month %s', l.account_id, l.month)
  FROM books_line l LEFT JOIN books_account a ON a.id = l.account_id AND a.company_id = l.company_id AND a.is_leaf
  LEFT JOIN books_entry e ON e.id = l.entry_id AND e.company_id = l.company_id AND e.month = l.month
 WHERE a.id IS NULL OR e.id IS NULL
