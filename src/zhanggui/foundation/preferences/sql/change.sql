-- New values for locked views.
UPDATE preferences_view v
SET name = n.name, shared = n.shared, content = n.content::jsonb, version = v.version + 1, updated_at = %(now)s::timestamptz
FROM unnest(%(ids)s::bigint[], %(names)s::text[], %(shared)s::boolean[], %(contents)s::text[]) AS n (id, name, shared, content)
WHERE v.id = n.id
