-- The chart of a company for its page: a few hundred rows, read whole.
SELECT a.id, a.code, a.name_zh, a.name_en, a.category, a.side, a.level, p.code, a.is_leaf, a.aux, a.open_item, a.cash, a.active
  FROM books_account a LEFT JOIN books_account p ON p.id = a.parent_id
 WHERE a.company_id = %(company)s::bigint
 ORDER BY a.code
