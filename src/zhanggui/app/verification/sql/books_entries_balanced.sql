-- Debits = credits, and no line missing or added, per entry; no line without an entry.
SELECT 'books_entry ' || coalesce(e.id, l.entry_id), format('0 in %s lines', e.line_count), format('%s in %s lines', l.difference, l.lines)
  FROM books_entry e
  FULL JOIN (SELECT entry_id, count(*) AS lines, sum(CASE side WHEN 'D' THEN amount ELSE -amount END) AS difference FROM books_line GROUP BY entry_id) l ON l.entry_id = e.id
 WHERE e.id IS NULL OR l.lines IS DISTINCT FROM e.line_count OR l.difference <> 0
