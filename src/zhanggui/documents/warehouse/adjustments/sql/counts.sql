-- The numbers on the tabs over the list of adjustments, in one pass: how many of them the caller sees in each state. As page.sql but the state.
SELECT d.state, count(*) FROM warehouse_adjustment d
 WHERE true
   AND d.company_id = ANY(%(companies)s::bigint[]) --? companies
   AND d.warehouse_id = ANY(%(warehouses)s::bigint[]) --? warehouses
   AND (d.shop_id IS NULL OR d.shop_id = ANY(%(shops)s::bigint[])) --? shops
   AND d.shop_id = %(shop)s::bigint --? shop
   AND %(customer)s::bigint IS NULL --? customer
   AND %(supplier)s::bigint IS NULL --? supplier
   AND d.origin_id = %(origin)s::bigint --? origin
   AND d.kind = %(kind)s::text --? kind
   AND d.purpose = %(purpose)s::text --? purpose
   AND d.number = %(number)s::text --? number
   AND d.business_date >= %(since)s::date --? since
   AND d.business_date <= %(until)s::date --? until
   AND EXISTS (SELECT 1 FROM warehouse_adjustment_line l WHERE l.adjustment_id = d.id AND l.sku_id = %(sku)s::bigint) --? sku
 GROUP BY d.state
