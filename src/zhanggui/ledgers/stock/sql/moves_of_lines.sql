-- The moves a document line made; a return needs the move whose cost comes back.
SELECT document_line, id, qty, amount FROM stock_move WHERE document_line = ANY(%(line)s::bigint[]) AND qty > 0 ORDER BY document_line, id
