-- Shipments whose number or waybill holds the text; as `orders`. The two are looked for apart, so that each is planned by what is known of it:
-- every parcel of a carrier begins with the same letters.
-- plan: each time
SELECT d.id, d.number, d.waybill, d.state, coalesce(c.name, s.name, '')
  FROM (
      (SELECT d.id, d.number, d.waybill, d.state, d.customer_id, d.supplier_id FROM warehouse_shipment d
        WHERE lower(d.number) LIKE %(pattern)s::text
          AND position(%(text)s::text IN lower(d.number)) > 0 --? text
          AND d.company_id = ANY(%(companies)s::bigint[]) --? companies
          AND (d.shop_id IS NULL OR d.shop_id = ANY(%(shops)s::bigint[])) --? shops
          AND d.warehouse_id = ANY(%(warehouses)s::bigint[]) --? warehouses
        LIMIT %(enough)s::int)
      UNION
      (SELECT d.id, d.number, d.waybill, d.state, d.customer_id, d.supplier_id FROM warehouse_shipment d
        WHERE d.waybill <> '' AND lower(d.waybill) LIKE %(pattern)s::text
          AND position(%(text)s::text IN lower(d.waybill)) > 0 --? text
          AND d.company_id = ANY(%(companies)s::bigint[]) --? companies
          AND (d.shop_id IS NULL OR d.shop_id = ANY(%(shops)s::bigint[])) --? shops
          AND d.warehouse_id = ANY(%(warehouses)s::bigint[]) --? warehouses
        LIMIT %(enough)s::int)
  ) d
  LEFT JOIN partners_customer c ON c.id = d.customer_id
  LEFT JOIN partners_supplier s ON s.id = d.supplier_id
 ORDER BY d.id DESC
 LIMIT %(limit)s::int
