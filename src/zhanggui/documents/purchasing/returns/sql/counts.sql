-- The numbers on the tabs over the list of returns to suppliers, in one pass: how many of them the caller sees in each state. As page.sql but the state.
SELECT d.state, count(*) FROM purchasing_return d
 WHERE true
   AND d.company_id = ANY(%(companies)s::bigint[]) --? companies
   AND d.warehouse_id = ANY(%(warehouses)s::bigint[]) --? warehouses
   AND d.supplier_id = %(supplier)s::bigint --? supplier
   AND d.order_id = %(order)s::bigint --? order
   AND d.number = %(number)s::text --? number
   AND d.returned_at >= %(since)s::timestamptz --? since
   AND d.returned_at < %(until)s::timestamptz --? until
   AND EXISTS (SELECT 1 FROM purchasing_return_line l WHERE l.return_id = d.id AND l.sku_id = %(sku)s::bigint) --? sku
 GROUP BY d.state
