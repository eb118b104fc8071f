-- Entries with other than the declared number of moves, and moves that refer to nothing.
SELECT 'stock_entry ' || e.id, e.move_count::text, count(m.id)::text
  FROM stock_entry e LEFT JOIN stock_move m ON m.entry_id = e.id GROUP BY e.id HAVING count(m.id) <> e.move_count
UNION ALL
SELECT 'stock_move ' || m.id, 'entry, sku and locations', 'missing'
  FROM stock_move m LEFT JOIN stock_entry e ON e.id = m.entry_id AND e.company_id = m.company_id LEFT JOIN catalog_sku s ON s.id = m.sku_id
  LEFT JOIN stock_location a ON a.id = m.from_location_id AND a.company_id = m.company_id
  LEFT JOIN stock_location b ON b.id = m.to_location_id AND b.company_id = m.company_id
 WHERE e.id IS NULL OR s.id IS NULL OR a.id IS NULL OR b.id IS NULL
