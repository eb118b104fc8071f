-- The shipments that wait longest, with the one they are for: drafts by their own index, the oldest in front.
SELECT d.id, d.number, d.business_date, coalesce(k.name, v.name)
  FROM warehouse_shipment d
  LEFT JOIN partners_customer k ON k.id = d.customer_id
  LEFT JOIN partners_supplier v ON v.id = d.supplier_id
 WHERE d.state = 'draft' AND d.company_id = %(company)s::bigint
   AND d.warehouse_id = ANY(%(warehouses)s::bigint[]) --? warehouses
   AND (d.shop_id IS NULL OR d.shop_id = ANY(%(shops)s::bigint[])) --? shops
   AND d.shop_id = %(shop)s::bigint --? shop
 ORDER BY d.business_date, d.id
 LIMIT %(limit)s::int
