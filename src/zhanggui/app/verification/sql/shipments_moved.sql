-- Every line of a shipped shipment moved exactly its quantity; nothing is left of what moved for any other line, the undone ones included.
WITH moved AS (
    SELECT m.document_line AS id, sum(CASE WHEN e.reverses_id IS NULL THEN m.qty ELSE -m.qty END) AS qty FROM stock_move m JOIN stock_entry e ON e.id = m.entry_id AND e.document_type = 'warehouse.shipment'
     WHERE m.document_line IS NOT NULL GROUP BY 1
), decided AS (SELECT l.id, abs(l.qty) AS qty FROM warehouse_shipment_line l JOIN warehouse_shipment d ON d.id = l.shipment_id AND d.state = 'shipped')
SELECT 'warehouse_shipment_line ' || id, coalesce(d.qty, 0)::text, coalesce(m.qty, 0)::text
  FROM moved m FULL JOIN decided d USING (id) WHERE coalesce(m.qty, 0) <> coalesce(d.qty, 0)
