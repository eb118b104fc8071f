-- From documents back to the rows of the file.
SELECT import_id, row_no, disposition, reason, document_type, document_id, document_line FROM exchange_outcome
 WHERE document_id = ANY(%(document)s::bigint[]) AND document_type = %(document_type)s::text ORDER BY import_id, row_no
