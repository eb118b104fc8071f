-- Every line of a posted adjustment moved exactly its quantity; nothing is left of what moved for any other line, the undone ones included.
WITH moved AS (
    SELECT m.document_line AS id, sum(CASE WHEN e.reverses_id IS NULL THEN m.qty ELSE -m.qty END) AS qty FROM stock_move m JOIN stock_entry e ON e.id = m.entry_id AND e.document_type = 'warehouse.adjustment'
     WHERE m.document_line IS NOT NULL GROUP BY 1
), decided AS (SELECT l.id, abs(l.qty) AS qty FROM warehouse_adjustment_line l JOIN warehouse_adjustment d ON d.id = l.adjustment_id AND d.state = 'posted')
SELECT 'warehouse_adjustment_line ' || id, coalesce(d.qty, 0)::text, coalesce(m.qty, 0)::text
  FROM moved m FULL JOIN decided d USING (id) WHERE coalesce(m.qty, 0) <> coalesce(d.qty, 0)
