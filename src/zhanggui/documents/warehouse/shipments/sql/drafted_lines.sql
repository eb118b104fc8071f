-- What stands on drafts for the lines of an asker: asked for, and not carried out yet.
SELECT s.origin_id, l.origin_line, s.id, l.id, l.qty, s.business_date, s.effective_at
  FROM warehouse_shipment s JOIN warehouse_shipment_line l ON l.shipment_id = s.id
 WHERE s.origin_id = ANY(%(origin)s::bigint[]) AND s.origin_type = %(origin_type)s::text AND s.state = 'draft'
 ORDER BY s.id, l.line_no
