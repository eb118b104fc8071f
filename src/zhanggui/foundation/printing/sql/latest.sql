-- The template in force of each kind that somebody changed.
SELECT DISTINCT ON (t.kind) t.kind, t.version, t.source, t.saved_at, t.saved_by
  FROM printing_template t
 ORDER BY t.kind, t.version DESC
