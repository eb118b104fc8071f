-- Every version of one template, newest first.
SELECT t.kind, t.version, t.source, t.saved_at, t.saved_by
  FROM printing_template t
 WHERE t.kind = %(kind)s::text
 ORDER BY t.version DESC
 LIMIT %(limit)s::int
