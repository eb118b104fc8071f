-- Lines of locked counts behind those that are there; goods that have a line keep it.
INSERT INTO warehouse_count_line (id, count_id, line_no, sku_id, quality, lot, serial)
SELECT t.id, t.count_id, (SELECT coalesce(max(l.line_no), 0) FROM warehouse_count_line l WHERE l.count_id = t.count_id)
           + row_number() OVER (PARTITION BY t.count_id ORDER BY t.place), t.sku_id, t.quality, t.lot, t.serial
  FROM unnest(%(line)s::bigint[], %(count)s::bigint[], %(sku)s::bigint[], %(quality)s::text[], %(lot)s::text[], %(serial)s::text[])
       WITH ORDINALITY AS t(id, count_id, sku_id, quality, lot, serial, place)
 WHERE NOT EXISTS (SELECT 1 FROM warehouse_count_line l
                    WHERE l.count_id = t.count_id AND l.sku_id = t.sku_id AND l.quality = t.quality AND l.lot = t.lot AND l.serial = t.serial)
