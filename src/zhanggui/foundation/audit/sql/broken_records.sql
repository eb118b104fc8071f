-- Sealed records against the fingerprints taken when they were sealed, in one pass over both.
-- plan: each time
SELECT coalesce(r.id, sealed.record_id),
       (SELECT s.id FROM audit_seal s WHERE s.id = sealed.seal_id OR (s.from_tx <= r.tx AND r.tx < s.to_tx) LIMIT 1),
       CASE WHEN r.id IS NULL THEN 'record_removed' WHEN sealed.record_id IS NULL THEN 'record_added' ELSE 'record_changed' END
FROM (SELECT s.id AS seal_id, u.record_id, u.digest
      FROM audit_seal s CROSS JOIN LATERAL unnest(s.record_ids, s.digests) AS u (record_id, digest)) AS sealed
FULL JOIN (SELECT r.id, r.tx, audit_digest(r) AS digest FROM audit_record r
           WHERE r.tx < (SELECT coalesce(max(to_tx), 0) FROM audit_seal)) AS r
       ON r.id = sealed.record_id
WHERE r.id IS NULL OR sealed.record_id IS NULL OR r.digest <> sealed.digest
ORDER BY 1 LIMIT %(limit)s::int
