-- Shipments whose number holds the text; as `orders`.
SELECT d.id, d.number, '', d.state, coalesce(c.name, s.name, '')
  FROM (
      SELECT id FROM warehouse_shipment
       WHERE company_id = ANY(ARRAY(SELECT id FROM organization_company)) AND number = ANY(%(whole)s::text[])
      --? pattern:
      UNION
      (SELECT d.id FROM warehouse_shipment d
        WHERE lower(d.number) LIKE %(pattern)s::text
      --? end
          AND d.company_id = ANY(%(companies)s::bigint[]) --? pattern companies
          AND d.warehouse_id = ANY(%(warehouses)s::bigint[]) --? pattern warehouses
        LIMIT %(enough)s::int) --? pattern
  ) found
  JOIN warehouse_shipment d USING (id)
  LEFT JOIN partners_customer c ON c.id = d.customer_id
  LEFT JOIN partners_supplier s ON s.id = d.supplier_id
 WHERE true
   AND d.company_id = ANY(%(companies)s::bigint[]) --? companies
   AND d.warehouse_id = ANY(%(warehouses)s::bigint[]) --? warehouses
 ORDER BY d.number = ANY(%(whole)s::text[]) DESC, d.id DESC
 LIMIT %(limit)s::int
