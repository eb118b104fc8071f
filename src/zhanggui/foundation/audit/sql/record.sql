-- The whole batch of log rows in one statement: a business transaction pays for its audit trail once.
INSERT INTO audit_record (id, company_id, at, user_id, user_name, document, document_id, action, before, after)
SELECT r.id, r.company_id, %(at)s::timestamptz, %(user_id)s::bigint, %(user_name)s::text, r.document, r.document_id, r.action,
       r.before::jsonb, r.after::jsonb
FROM unnest(%(ids)s::bigint[], %(company_ids)s::bigint[], %(documents)s::text[], %(document_ids)s::bigint[],
            %(actions)s::text[], %(befores)s::text[], %(afters)s::text[])
     AS r (id, company_id, document, document_id, action, before, after)
