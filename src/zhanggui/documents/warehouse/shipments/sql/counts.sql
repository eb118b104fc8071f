-- The numbers on the tabs over the list of shipments, in one pass: how many of them the caller sees in each state. As page.sql but the state.
SELECT d.state, count(*) FROM warehouse_shipment d
 WHERE true
   AND d.company_id = ANY(%(companies)s::bigint[]) --? companies
   AND d.warehouse_id = ANY(%(warehouses)s::bigint[]) --? warehouses
   AND (d.shop_id IS NULL OR d.shop_id = ANY(%(shops)s::bigint[])) --? shops
   AND d.shop_id = %(shop)s::bigint --? shop
   AND d.customer_id = %(customer)s::bigint --? customer
   AND d.supplier_id = %(supplier)s::bigint --? supplier
   AND d.origin_id = %(origin)s::bigint --? origin
   AND d.kind = %(kind)s::text --? kind
   AND d.number = %(number)s::text --? number
   AND d.business_date >= %(since)s::date --? since
   AND d.business_date <= %(until)s::date --? until
   AND EXISTS (SELECT 1 FROM warehouse_shipment_line l WHERE l.shipment_id = d.id AND l.sku_id = %(sku)s::bigint) --? sku
 GROUP BY d.state
