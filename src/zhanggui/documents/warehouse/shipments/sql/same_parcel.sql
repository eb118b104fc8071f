-- Which of these shipments have a parcel in common with others that are still open, as far as the caller may see those.
-- plan: each time
SELECT s.id, o.id, o.number
  FROM warehouse_shipment s
  JOIN warehouse_shipment o ON o.company_id = s.company_id AND o.waybill = s.waybill AND o.waybill <> '' AND o.carrier = s.carrier AND o.id <> s.id
 WHERE s.id = ANY(%(id)s::bigint[]) AND s.waybill <> '' AND s.state IN ('draft', 'shipped') AND o.state IN ('draft', 'shipped')
   AND o.company_id = ANY(%(companies)s::bigint[]) --? companies
   AND o.warehouse_id = ANY(%(warehouses)s::bigint[]) --? warehouses
   AND (o.shop_id IS NULL OR o.shop_id = ANY(%(shops)s::bigint[])) --? shops
 ORDER BY s.id, o.id
