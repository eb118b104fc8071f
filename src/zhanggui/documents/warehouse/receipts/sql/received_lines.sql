-- What came in for the lines of an asker, per receipt line; the asker converges on it.
SELECT s.origin_id, l.origin_line, s.id, l.id, l.qty, s.business_date, s.effective_at, l.value, s.kind
  FROM warehouse_receipt s JOIN warehouse_receipt_line l ON l.receipt_id = s.id
 WHERE s.origin_id = ANY(%(origin)s::bigint[]) AND s.origin_type = %(origin_type)s::text AND s.state = 'received'
 ORDER BY s.id, l.line_no
