-- Lines become what was counted: the first part keeps the line, every other one (with an id) is a copy of it at the end of the document.
WITH part AS (
    SELECT row_number() OVER () AS place, t.* FROM unnest(%(line)s::bigint[], %(id)s::bigint[], %(qty)s::numeric[], %(value)s::numeric[], %(lot)s::text[], %(serial)s::text[])
        AS t(line_id, id, qty, value, lot, serial)
), gone AS (
    DELETE FROM warehouse_shipment_line WHERE id = ANY(%(gone)s::bigint[])
), kept AS (
    UPDATE warehouse_shipment_line l SET qty = p.qty, lot = p.lot, serial = p.serial FROM part p WHERE p.id IS NULL AND l.id = p.line_id
)
INSERT INTO warehouse_shipment_line (id, shipment_id, line_no, sku_id, qty, origin_line, lot, serial, reservation_id, returns_move_id)
SELECT p.id, l.shipment_id, (SELECT max(x.line_no) FROM warehouse_shipment_line x WHERE x.shipment_id = l.shipment_id)
           + row_number() OVER (PARTITION BY l.shipment_id ORDER BY p.place), l.sku_id, p.qty, l.origin_line, p.lot, p.serial, l.reservation_id, l.returns_move_id
  FROM part p JOIN warehouse_shipment_line l ON l.id = p.line_id WHERE p.id IS NOT NULL
