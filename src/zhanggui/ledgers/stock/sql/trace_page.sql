-- What happened to a lot or to a serial number, oldest first, with the partner of the document.
SELECT m.effective_at, m.id,
       m.id, e.company_id, e.kind, e.document_type, e.document_id, e.business_date, m.effective_at, m.sku_id, m.lot, m.serial, m.qty,
       f.warehouse_id, t.warehouse_id, m.to_quality, e.customer_id, e.supplier_id, coalesce(c.name, v.name)
  FROM stock_move m
  JOIN stock_entry e ON e.id = m.entry_id
  JOIN stock_location f ON f.id = m.from_location_id
  JOIN stock_location t ON t.id = m.to_location_id
  LEFT JOIN partners_customer c ON c.id = e.customer_id
  LEFT JOIN partners_supplier v ON v.id = e.supplier_id
 WHERE m.qty > 0
   AND m.sku_id = %(sku)s::bigint --? sku
   AND m.lot = %(lot)s::text AND m.lot <> '' --? lot
   AND m.serial = %(serial)s::text AND m.serial <> '' --? serial
   AND m.company_id = ANY(%(companies)s::bigint[]) --? companies
   AND coalesce(t.warehouse_id, f.warehouse_id) = ANY(%(warehouses)s::bigint[]) --? warehouses
   AND (m.effective_at, m.id) > (%(after_effective_at)s::timestamptz, %(after_id)s::bigint) --? after
 ORDER BY m.effective_at, m.id LIMIT %(limit)s::int
