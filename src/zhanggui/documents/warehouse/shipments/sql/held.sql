-- How much of which promise stands on drafts for an asker.
SELECT l.reservation_id, sum(l.qty) FROM warehouse_shipment s JOIN warehouse_shipment_line l ON l.shipment_id = s.id
 WHERE s.origin_id = ANY(%(origin)s::bigint[]) AND s.origin_type = %(origin_type)s::text AND s.state = 'draft' AND l.reservation_id IS NOT NULL
 GROUP BY 1
