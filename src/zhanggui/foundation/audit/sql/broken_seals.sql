-- Seals that don't follow from their own content and the seal before them.
-- plan: each time
WITH chain AS (
    SELECT s.*, coalesce(lag(s.digest) OVER (ORDER BY s.to_tx), ''::bytea) AS expected_previous,
           coalesce(lag(s.to_tx) OVER (ORDER BY s.to_tx), 0) AS expected_from
    FROM audit_seal s
)
SELECT id,
       CASE WHEN digest <> audit_chain(previous, from_tx, to_tx, sealed_at, record_ids, digests) THEN 'seal_changed'
            ELSE 'seal_missing_before' END
FROM chain
WHERE digest <> audit_chain(previous, from_tx, to_tx, sealed_at, record_ids, digests)
   OR previous <> expected_previous OR from_tx <> expected_from
ORDER BY to_tx LIMIT %(limit)s::int
