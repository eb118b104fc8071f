-- The open reservations of documents, in lock order of their positions.
SELECT id, company_id, sku_id, warehouse_id, qty - consumed - released, document_id, document_line
  FROM stock_reservation
 WHERE document_id = ANY(%(document)s::bigint[]) AND document_type = %(document_type)s::text AND qty > consumed + released
 ORDER BY sku_id, warehouse_id, id
