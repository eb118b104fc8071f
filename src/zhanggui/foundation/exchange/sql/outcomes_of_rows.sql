-- From rows of the file to the documents they became.
-- plan: each time
SELECT import_id, row_no, disposition, reason, document_type, document_id, document_line FROM exchange_outcome
 WHERE import_id = %(import)s::bigint AND row_no > %(after)s::int ORDER BY row_no LIMIT %(limit)s::int
