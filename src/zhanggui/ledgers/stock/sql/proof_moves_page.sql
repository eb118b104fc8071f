-- The moves behind a proof, one by one in the order in which they are hashed: whoever has them can hash them again.
-- plan: each time
SELECT m.effective_at, m.id,
       m.id, m.entry_id, m.effective_at, m.from_location_id, m.to_location_id, m.from_quality, m.to_quality, m.lot, m.serial, m.qty, m.amount,
       e.kind, e.document_type, e.document_id, e.posted_at
  FROM stock_move m JOIN stock_entry e ON e.id = m.entry_id
 WHERE m.sku_id = %(sku)s::bigint
   AND (m.from_location_id IN (SELECT id FROM stock_location WHERE warehouse_id = %(warehouse)s::bigint)
        OR m.to_location_id IN (SELECT id FROM stock_location WHERE warehouse_id = %(warehouse)s::bigint))
   AND m.effective_at >= %(after_effective_at)s::timestamptz AND (m.effective_at, m.id) > (%(after_effective_at)s::timestamptz, %(after_id)s::bigint) --? after
 ORDER BY m.effective_at, m.id LIMIT %(limit)s::int --? page
