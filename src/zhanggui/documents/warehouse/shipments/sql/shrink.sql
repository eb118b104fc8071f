-- Lines of locked drafts get less to pick, or go. What was scanned for them stays where it still fits, and is forgotten where somebody
-- must decide anew which pieces it is to be. Drafts that end (`ended`) keep their lines, as cancelled ones do; all of them say why.
WITH cut AS (
    SELECT * FROM unnest(%(line)s::bigint[], %(qty)s::numeric[]) AS t(line_id, qty)
), gone AS (
    DELETE FROM warehouse_shipment_line WHERE id IN (SELECT line_id FROM cut WHERE qty = 0)
), kept AS (
    UPDATE warehouse_shipment_line l SET qty = c.qty FROM cut c WHERE l.id = c.line_id AND c.qty > 0
), forgotten AS (
    DELETE FROM warehouse_tally t USING cut c
     WHERE t.line_id = c.line_id AND c.qty < (SELECT sum(x.qty) FROM warehouse_tally x WHERE x.line_id = c.line_id)
), noted AS (
    SELECT id, %(shrunk_note)s::text AS note, 1 AS step FROM unnest(%(shrunk)s::bigint[]) AS t(id)
     UNION ALL SELECT id, %(ended_note)s::text, 0 FROM unnest(%(ended)s::bigint[]) AS t(id)
)
UPDATE warehouse_shipment s SET note = concat_ws(E'\n', nullif(s.note, ''), n.note), version = s.version + n.step, updated_at = %(now)s::timestamptz
  FROM noted n WHERE s.id = n.id
