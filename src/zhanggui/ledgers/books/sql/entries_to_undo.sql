-- The entries that documents posted and that undo nothing.
SELECT document_id, id FROM books_entry
 WHERE document_id = ANY(%(document)s::bigint[]) AND document_type = %(document_type)s::text AND reverses_id IS NULL ORDER BY id
