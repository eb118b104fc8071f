-- Orders that ask for money, or for their buyer's word, and are neither on the list of open nor of due ones: no filter would find them.
SELECT 'sales_order ' || o.id, o.state, 'not listed'
  FROM sales_order o
 WHERE o.state IN ('confirmed', 'closed')
   AND NOT EXISTS (SELECT 1 FROM sales_order_open w WHERE w.order_id = o.id)
   AND NOT EXISTS (SELECT 1 FROM sales_order_due d WHERE d.order_id = o.id)
   AND sales_order_asks(o)
