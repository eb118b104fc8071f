-- A batch of new views.
INSERT INTO preferences_view (id, user_id, list, name, shared, content, version, created_at, updated_at)
SELECT n.id, %(user_id)s::bigint, n.list, n.name, n.shared, n.content::jsonb, 1, %(now)s::timestamptz, %(now)s::timestamptz
FROM unnest(%(ids)s::bigint[], %(lists)s::text[], %(names)s::text[], %(shared)s::boolean[], %(contents)s::text[])
     AS n (id, list, name, shared, content)
