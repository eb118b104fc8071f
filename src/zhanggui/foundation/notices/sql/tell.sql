-- A batch of notices, a row for each reader, in one statement of the transaction that gives cause for them.
INSERT INTO notices_notice (id, user_id, kind, params, link, created_at)
SELECT n.id, n.user_id, n.kind, n.params::jsonb, n.link, %(now)s::timestamptz
  FROM unnest(%(id)s::bigint[], %(user)s::bigint[], %(kind)s::text[], %(params)s::text[], %(link)s::text[]) AS n (id, user_id, kind, params, link)
