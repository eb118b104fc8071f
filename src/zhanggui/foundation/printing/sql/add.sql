-- New versions of templates; the unique key on (kind, version) lets only one of two people who changed the same one go on.
INSERT INTO printing_template (id, kind, version, source, saved_at, saved_by)
SELECT t.id, t.kind, t.version, t.source, %(now)s::timestamptz, %(by)s::text
  FROM unnest(%(ids)s::bigint[], %(kinds)s::text[], %(versions)s::int[], %(sources)s::text[]) AS t (id, kind, version, source)
