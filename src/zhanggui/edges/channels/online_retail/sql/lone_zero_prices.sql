-- A free row of nobody in an invoice that sold nothing is no gift: goods were found.
UPDATE channels_retail_row r SET step = %(adjust_in)s::int
 WHERE r.import_id = %(import)s::bigint AND r.step = %(order)s::int AND r.price = 0 AND r.qty > 0 AND r.customer = %(walk_in)s::text
   AND NOT (r.code = ANY(%(charges)s::text[]) OR r.code LIKE 'GIFT\_0001\_%%')
   AND NOT EXISTS (SELECT 1 FROM channels_retail_row s WHERE s.import_id = r.import_id AND s.invoice = r.invoice AND s.price <> 0)
