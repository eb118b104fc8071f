-- Goods sent for the lines of an asker. Whoever confirms that they came, takes them back or undoes their shipment meets here: the shipments
-- stay locked, in the order of their ids.
SELECT s.origin_id, l.origin_line, s.id, l.id, l.qty, s.business_date, s.effective_at, NULL::numeric, s.kind
  FROM warehouse_shipment s JOIN warehouse_shipment_line l ON l.shipment_id = s.id
 WHERE s.origin_id = ANY(%(origin)s::bigint[]) AND s.origin_type = %(origin_type)s::text AND s.kind = 'sent' AND s.state = 'shipped'
 ORDER BY s.id, l.line_no FOR UPDATE OF s
