-- What left for the lines of an asker, per shipment line; the asker converges on it.
SELECT s.origin_id, l.origin_line, s.id, l.id, l.qty, s.business_date, s.effective_at, NULL::numeric, s.kind
  FROM warehouse_shipment s JOIN warehouse_shipment_line l ON l.shipment_id = s.id
 WHERE s.origin_id = ANY(%(origin)s::bigint[]) AND s.origin_type = %(origin_type)s::text AND s.state = 'shipped'
 ORDER BY s.id, l.line_no
