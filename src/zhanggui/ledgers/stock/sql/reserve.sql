-- Write granted reservations and raise `reserved`; positions are locked, and the CHECK on the position has the last word.
WITH r AS (
    INSERT INTO stock_reservation (id, company_id, sku_id, warehouse_id, qty, document_type, document_id, document_line, reserved_at, expires_at)
    SELECT t.id, t.company_id, t.sku_id, t.warehouse_id, t.qty, %(document_type)s::text, t.document_id, t.document_line, %(now)s::timestamptz, t.expires_at
      FROM unnest(%(id)s::bigint[], %(company)s::bigint[], %(sku)s::bigint[], %(warehouse)s::bigint[], %(qty)s::numeric[],
                  %(document)s::bigint[], %(document_line)s::bigint[], %(expires_at)s::timestamptz[])
        AS t(id, company_id, sku_id, warehouse_id, qty, document_id, document_line, expires_at)
)
UPDATE stock_position t SET reserved = t.reserved + d.qty
  FROM unnest(%(p_sku)s::bigint[], %(p_warehouse)s::bigint[], %(p_qty)s::numeric[]) AS d(sku_id, warehouse_id, qty)
 WHERE t.sku_id = d.sku_id AND t.warehouse_id = d.warehouse_id
