-- The shipments that documents caused, for their drill-down.
SELECT s.id, s.origin_id, s.number, s.kind, s.state, s.warehouse_id, s.business_date, s.effective_at, l.qty, s.carrier, s.waybill
  FROM warehouse_shipment s CROSS JOIN LATERAL (SELECT coalesce(sum(x.qty), 0.0000) AS qty FROM warehouse_shipment_line x WHERE x.shipment_id = s.id) l
 WHERE s.origin_id = ANY(%(origin)s::bigint[]) AND s.origin_type = %(origin_type)s::text
 ORDER BY s.effective_at, s.id
