-- Lines of drafts that stand on these promises of an asker, newest first, and how many lines each draft has.
SELECT s.id, l.id, l.reservation_id, l.qty, (SELECT count(*) FROM warehouse_shipment_line x WHERE x.shipment_id = s.id)
  FROM warehouse_shipment s JOIN warehouse_shipment_line l ON l.shipment_id = s.id
 WHERE s.origin_id = ANY(%(origin)s::bigint[]) AND s.origin_type = %(origin_type)s::text AND s.state = 'draft'
   AND l.reservation_id = ANY(%(reservation)s::bigint[])
 ORDER BY s.id DESC, l.line_no DESC
