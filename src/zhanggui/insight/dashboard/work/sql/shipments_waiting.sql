-- Shipments that wait, by their day: drafts have an index of their own, so that it costs what waits, not what ever left.
SELECT d.business_date, count(*) FROM warehouse_shipment d
 WHERE d.state = 'draft' AND d.company_id = %(company)s::bigint
   AND d.warehouse_id = ANY(%(warehouses)s::bigint[]) --? warehouses
   AND (d.shop_id IS NULL OR d.shop_id = ANY(%(shops)s::bigint[])) --? shops
   AND d.shop_id = %(shop)s::bigint --? shop
 GROUP BY d.business_date
