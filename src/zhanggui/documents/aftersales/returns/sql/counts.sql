-- The numbers on the tabs over the desk of customers' returns, in one pass: how many of them the caller sees in each state. As page.sql but the state.
SELECT d.state, count(*) FROM aftersales_return d
 WHERE true
   AND d.company_id = ANY(%(companies)s::bigint[]) --? companies
   AND d.shop_id = ANY(%(shops)s::bigint[]) --? shops
   AND d.warehouse_id = ANY(%(warehouses)s::bigint[]) --? warehouses
   AND d.customer_id = %(customer)s::bigint --? customer
   AND d.order_id = %(order)s::bigint --? order
   AND d.number = %(number)s::text --? number
   AND d.shop_id = ANY(ARRAY(SELECT id FROM organization_shop)) AND d.external_number = %(external)s::text --? external
   AND d.returned_at >= %(since)s::timestamptz --? since
   AND d.returned_at < %(until)s::timestamptz --? until
   AND EXISTS (SELECT 1 FROM aftersales_return_line l WHERE l.return_id = d.id AND l.sku_id = %(sku)s::bigint) --? sku
 GROUP BY d.state
