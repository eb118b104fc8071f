-- Promises born fulfilled: no position changes, because open = qty − consumed is zero from the start.
INSERT INTO stock_reservation (id, company_id, sku_id, warehouse_id, qty, consumed, document_type, document_id, document_line, reserved_at)
SELECT t.id, t.company_id, t.sku_id, t.warehouse_id, t.qty, t.qty, %(document_type)s::text, t.document_id, t.document_line, %(now)s::timestamptz
  FROM unnest(%(id)s::bigint[], %(company)s::bigint[], %(sku)s::bigint[], %(warehouse)s::bigint[], %(qty)s::numeric[],
              %(document)s::bigint[], %(document_line)s::bigint[])
    AS t(id, company_id, sku_id, warehouse_id, qty, document_id, document_line)
