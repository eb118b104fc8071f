-- Which documents posted goods of which some have come back since; a return that was undone does not count.
SELECT DISTINCT e.document_id
  FROM stock_entry e
  JOIN stock_move m ON m.entry_id = e.id
  JOIN stock_move b ON b.returns_move_id = m.id AND b.qty > 0
  LEFT JOIN stock_move u ON u.returns_move_id = b.id AND u.qty > 0
 WHERE e.document_id = ANY(%(document)s::bigint[]) AND e.document_type = %(document_type)s::text AND e.reverses_id IS NULL
   AND b.qty > coalesce(u.qty, 0)
