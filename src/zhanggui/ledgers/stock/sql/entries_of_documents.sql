-- The entries that documents posted and that undo nothing. What a replay changed of a move's cost comes back with the move: its own entry is
-- not for undoing.
SELECT document_id, id FROM stock_entry
 WHERE document_id = ANY(%(document)s::bigint[]) AND document_type = %(document_type)s::text AND reverses_id IS NULL
   AND (kind NOT LIKE '%%\_recost' OR kind = 'cost_recost') ORDER BY id
