-- Outcomes of a chunk in one statement. No ON CONFLICT: a row decided twice would be imported twice.
-- plan: each time
INSERT INTO exchange_outcome (import_id, row_no, disposition, reason, params, document_type, document_id, document_line)
SELECT %(import)s::bigint, o.row_no, o.disposition, o.reason, o.params::jsonb, o.document_type, o.document_id, o.document_line
  FROM unnest(%(row_no)s::int[], %(disposition)s::text[], %(reason)s::text[], %(params)s::text[], %(document_type)s::text[],
              %(document_id)s::bigint[], %(document_line)s::bigint[])
    AS o(row_no, disposition, reason, params, document_type, document_id, document_line)
