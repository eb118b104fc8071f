-- Shipments with their lines, any number, in one statement.
WITH s AS (
    INSERT INTO warehouse_shipment (id, company_id, warehouse_id, number, kind, state, origin_type, origin_id, business_date, effective_at,
        customer_id, supplier_id, shop_id, note, extra, created_at, updated_at)
    SELECT t.id, t.company_id, t.warehouse_id, t.number, t.kind, %(state)s::text, t.origin_type, t.origin_id, t.business_date, t.effective_at,
           t.customer_id, t.supplier_id, t.shop_id, coalesce(t.note, ''), coalesce(t.extra, '{}')::jsonb, %(now)s::timestamptz, %(now)s::timestamptz
      FROM unnest(%(id)s::bigint[], %(company)s::bigint[], %(warehouse)s::bigint[], %(number)s::text[], %(kind)s::text[], %(origin_type)s::text[],
                  %(origin)s::bigint[], %(business_date)s::date[], %(effective_at)s::timestamptz[], %(customer)s::bigint[], %(supplier)s::bigint[],
                  %(shop)s::bigint[], %(note)s::text[], %(extra)s::text[])
        AS t(id, company_id, warehouse_id, number, kind, origin_type, origin_id, business_date, effective_at, customer_id, supplier_id, shop_id, note, extra)
)
INSERT INTO warehouse_shipment_line (id, shipment_id, line_no, sku_id, qty, origin_line, lot, serial, reservation_id, returns_move_id)
SELECT l.id, l.shipment_id, l.line_no, l.sku_id, l.qty, l.origin_line, coalesce(l.lot, ''), coalesce(l.serial, ''), l.reservation_id, l.returns_move_id
  FROM unnest(%(line)s::bigint[], %(parent)s::bigint[], %(line_no)s::int[], %(sku)s::bigint[], %(qty)s::numeric[], %(origin_line)s::bigint[],
              %(lot)s::text[], %(serial)s::text[], %(reservation)s::bigint[], %(returns)s::bigint[])
    AS l(id, shipment_id, line_no, sku_id, qty, origin_line, lot, serial, reservation_id, returns_move_id)
