-- Entries that somebody wants to undo: whether they undo another one themselves, and which entry has undone them already.
SELECT e.id, e.company_id, e.posting_key, e.reverses_id, r.id
  FROM books_entry e LEFT JOIN books_entry r ON r.reverses_id = e.id
 WHERE e.id = ANY(%(entry)s::bigint[])
