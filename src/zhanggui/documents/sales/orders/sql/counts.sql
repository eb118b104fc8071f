-- The numbers over the order desk, in one pass: how many orders the caller sees in each state. An index of (company, state) alone answers it.
SELECT o.state, count(*) FROM sales_order o
 WHERE true
   AND o.company_id = ANY(%(companies)s::bigint[]) --? companies
   AND o.shop_id = ANY(%(shops)s::bigint[]) --? shops
   AND o.warehouse_id = ANY(%(warehouses)s::bigint[]) --? warehouses
   AND o.customer_id = %(customer)s::bigint --? customer
   AND o.ordered_at >= %(since)s::timestamptz --? since
   AND o.ordered_at < %(until)s::timestamptz --? until
 GROUP BY o.state
