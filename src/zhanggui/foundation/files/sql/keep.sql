-- Files that were stored; a content that is known keeps its first name.
INSERT INTO files_file (key, media_type, size, name, stored_at, stored_by)
SELECT DISTINCT ON (t.key) t.key, t.media_type, t.size, t.name, %(now)s::timestamptz, %(by)s::text
  FROM unnest(%(key)s::text[], %(media_type)s::text[], %(size)s::bigint[], %(name)s::text[]) AS t(key, media_type, size, name)
 ORDER BY t.key
ON CONFLICT (key) DO NOTHING
