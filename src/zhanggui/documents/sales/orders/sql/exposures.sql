-- What the customers of orders owe (open receivables less what they paid in advance), and what they ordered that is confirmed and not billed. Of
-- an order that was closed, that is what was sent and waits for the buyer's confirmation, as it will be billed: with the fees, when it is the first.
WITH buyers AS (
    SELECT c.id FROM partners_customer c
     WHERE c.credit_limit IS NOT NULL AND c.id IN (SELECT customer_id FROM sales_order WHERE id = ANY(%(order)s::bigint[]))
), sent AS (
    SELECT o.customer_id, o.id AS order_id, x.origin_line AS line_id, sum(x.qty - coalesce(b.qty, 0)) AS qty
      FROM buyers JOIN sales_order o ON o.customer_id = buyers.id AND o.state = 'closed'
      JOIN warehouse_shipment s ON s.origin_id = o.id AND s.origin_type = 'sales.order' AND s.kind = 'sent' AND s.state = 'shipped'
      JOIN warehouse_shipment_line x ON x.shipment_id = s.id
      LEFT JOIN LATERAL (SELECT sum(r.qty) AS qty FROM stock_move m JOIN stock_move r ON r.returns_move_id = m.id AND r.qty > 0
                          WHERE m.document_line = x.id AND m.returns_move_id IS NULL) b ON true
     WHERE NOT EXISTS (SELECT 1 FROM sales_acceptance_line a WHERE a.shipment_line_id = x.id AND NOT a.undone) AND x.qty > coalesce(b.qty, 0)
     GROUP BY 1, 2, 3
), waiting AS (
    SELECT sent.customer_id, sum(round(l.net * (d.qty + sent.qty) / l.qty, 2) - round(l.net * d.qty / l.qty, 2)
                                 + round(l.tax * (d.qty + sent.qty) / l.qty, 2) - round(l.tax * d.qty / l.qty, 2)) AS gross
      FROM sent JOIN sales_order_line l ON l.id = sent.line_id
     CROSS JOIN LATERAL (SELECT coalesce(sum(a.qty), 0) AS qty FROM sales_acceptance_line a WHERE a.order_line_id = l.id AND NOT a.undone) d
     GROUP BY 1
), fees AS (
    SELECT f.customer_id, sum(l.net + l.tax) AS gross
      FROM (SELECT DISTINCT customer_id, order_id FROM sent) f JOIN sales_order_line l ON l.order_id = f.order_id AND NOT l.stocked
     WHERE (SELECT coalesce(sum(b.qty), 0) FROM invoicing_bill_line b WHERE b.origin_line = l.id) = 0 GROUP BY 1
)
SELECT c.id, c.code, c.credit_limit,
       coalesce((SELECT sum(i.amount - i.allocated) FROM books_open_item i JOIN books_account a ON a.id = i.account_id
                  WHERE i.customer_id = c.id AND i.company_id = c.company_id AND a.side = 'D' AND i.amount <> i.allocated), 0.00),
       coalesce((SELECT sum(o.net + o.tax - (SELECT coalesce(sum(b.gross), 0) FROM invoicing_bill b WHERE b.origin_id = o.id AND b.origin_type = 'sales.order'))
                   FROM sales_order o WHERE o.customer_id = c.id AND o.state = 'confirmed'), 0.00)
       + coalesce((SELECT gross FROM waiting WHERE customer_id = c.id), 0.00) + coalesce((SELECT gross FROM fees WHERE customer_id = c.id), 0.00)
  FROM partners_customer c JOIN buyers USING (id)
 ORDER BY c.id
