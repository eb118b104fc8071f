-- The entries that documents posted (for an event) and that undo nothing.
SELECT document_id, id FROM books_entry
 WHERE document_id = ANY(%(document)s::bigint[]) AND document_type = %(document_type)s::text AND reverses_id IS NULL
   AND (%(event)s::text IS NULL OR event = %(event)s::text) ORDER BY id
