-- Lines become what was counted: the first part keeps the line, every other one (with an id) is a copy of it at the end of the document.
-- Of what is on order comes off what came.
WITH part AS (
    SELECT row_number() OVER () AS place, t.* FROM unnest(%(line)s::bigint[], %(id)s::bigint[], %(qty)s::numeric[], %(value)s::numeric[], %(lot)s::text[], %(serial)s::text[])
        AS t(line_id, id, qty, value, lot, serial)
), gone AS (
    DELETE FROM warehouse_receipt_line WHERE id = ANY(%(gone)s::bigint[])
), kept AS (
    UPDATE warehouse_receipt_line l SET qty = p.qty, value = p.value, lot = p.lot, serial = p.serial, arrived = CASE WHEN l.arrived > 0 THEN p.qty ELSE 0 END
      FROM part p WHERE p.id IS NULL AND l.id = p.line_id
)
INSERT INTO warehouse_receipt_line (id, receipt_id, line_no, sku_id, qty, origin_line, lot, serial, value, arrived, quality, returns_move_id)
SELECT p.id, l.receipt_id, (SELECT max(x.line_no) FROM warehouse_receipt_line x WHERE x.receipt_id = l.receipt_id)
           + row_number() OVER (PARTITION BY l.receipt_id ORDER BY p.place), l.sku_id, p.qty, l.origin_line, p.lot, p.serial, p.value,
       CASE WHEN l.arrived > 0 THEN p.qty ELSE 0 END, l.quality, l.returns_move_id
  FROM part p JOIN warehouse_receipt_line l ON l.id = p.line_id WHERE p.id IS NOT NULL
