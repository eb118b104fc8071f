-- What of the SKU is promised in the warehouse, and by how many promises that are still open.
SELECT coalesce(sum(qty - consumed - released), 0.0000), count(*)
  FROM stock_reservation WHERE sku_id = %(sku)s::bigint AND warehouse_id = %(warehouse)s::bigint AND qty > consumed + released
