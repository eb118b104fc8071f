-- Shipments whose number holds the text; as `orders`.
SELECT d.id, d.number, '', d.state, coalesce(c.name, s.name, '')
  FROM (
      SELECT d.* FROM warehouse_shipment d
       WHERE lower(d.number) LIKE %(pattern)s::text
         AND d.company_id = ANY(%(companies)s::bigint[]) --? companies
         AND (d.shop_id IS NULL OR d.shop_id = ANY(%(shops)s::bigint[])) --? shops
         AND d.warehouse_id = ANY(%(warehouses)s::bigint[]) --? warehouses
       LIMIT %(enough)s::int
  ) d
  LEFT JOIN partners_customer c ON c.id = d.customer_id
  LEFT JOIN partners_supplier s ON s.id = d.supplier_id
 ORDER BY d.id DESC
 LIMIT %(limit)s::int
