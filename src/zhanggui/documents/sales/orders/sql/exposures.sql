-- What the customers of orders owe (open receivables less what they paid in advance), and what they ordered that is confirmed and not billed.
SELECT c.id, c.code, c.credit_limit,
       coalesce((SELECT sum(i.amount - i.allocated) FROM books_open_item i JOIN books_account a ON a.id = i.account_id
                  WHERE i.customer_id = c.id AND i.company_id = c.company_id AND a.side = 'D' AND i.amount <> i.allocated), 0.00),
       coalesce((SELECT sum(o.net + o.tax - (SELECT coalesce(sum(b.gross), 0) FROM invoicing_bill b WHERE b.origin_id = o.id AND b.origin_type = 'sales.order'))
                   FROM sales_order o WHERE o.customer_id = c.id AND o.state = 'confirmed'), 0.00)
  FROM partners_customer c
 WHERE c.credit_limit IS NOT NULL AND c.id IN (SELECT customer_id FROM sales_order WHERE id = ANY(%(order)s::bigint[]))
 ORDER BY c.id
