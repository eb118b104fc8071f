-- 发出商品 in the books against the documents, per order and SKU: what left with shipments of goods sent, less what came back unconfirmed, less
-- what was confirmed, with what replays changed of the costs.
WITH sent AS (
    SELECT s.origin_id AS order_id, m.id, m.sku_id, m.amount
      FROM warehouse_shipment s JOIN warehouse_shipment_line l ON l.shipment_id = s.id
      JOIN stock_move m ON m.document_line = l.id AND m.qty > 0 AND m.returns_move_id IS NULL
     WHERE s.kind = 'sent' AND s.state = 'shipped'
), back AS (
    SELECT sent.order_id, m.id, m.sku_id, m.amount
      FROM sent JOIN stock_move m ON m.returns_move_id = sent.id AND m.qty > 0 JOIN stock_entry e ON e.id = m.entry_id AND e.kind = 'sent_return'
), recost AS (
    SELECT x.order_id, m.sku_id, m.amount
      FROM (SELECT id, order_id FROM sent UNION ALL SELECT id, order_id FROM back) x
      JOIN stock_move m ON m.returns_move_id = x.id AND m.qty = 0 JOIN stock_entry e ON e.id = m.entry_id AND e.kind = 'sent_recost'
), documents AS (
    SELECT order_id, sku_id, sum(amount) AS amount FROM (
        SELECT order_id, sku_id, amount FROM sent
        UNION ALL SELECT order_id, sku_id, -amount FROM back
        UNION ALL SELECT order_id, sku_id, -amount FROM recost
        UNION ALL
        SELECT a.order_id, l.sku_id, -l.cost FROM sales_acceptance a JOIN sales_acceptance_line l ON l.acceptance_id = a.id WHERE a.state = 'posted'
    ) t GROUP BY 1, 2
), booked AS (
    SELECT l.reference_id AS order_id, l.sku_id, sum(CASE l.side WHEN 'D' THEN l.amount ELSE -l.amount END) AS amount
      FROM books_line l JOIN books_account a ON a.id = l.account_id AND a.code = '1406' GROUP BY 1, 2
)
SELECT format('sales_order %s sku %s', order_id, sku_id), coalesce(d.amount, 0)::text, coalesce(b.amount, 0)::text
  FROM documents d FULL JOIN booked b USING (order_id, sku_id) WHERE coalesce(d.amount, 0) <> coalesce(b.amount, 0)
