-- One seal over a range of transactions, computed where the rows are.
INSERT INTO audit_seal (id, sealed_at, from_tx, to_tx, record_ids, digests, previous, digest)
SELECT %(id)s::bigint, %(now)s::timestamptz, %(from_tx)s::bigint, %(to_tx)s::bigint, covered.ids, covered.digests, head.digest,
       audit_chain(head.digest, %(from_tx)s::bigint, %(to_tx)s::bigint, %(now)s::timestamptz, covered.ids, covered.digests)
FROM (SELECT array_agg(r.id ORDER BY r.tx, r.id) AS ids, array_agg(audit_digest(r) ORDER BY r.tx, r.id) AS digests
      FROM audit_record r WHERE r.tx >= %(from_tx)s::bigint AND r.tx < %(to_tx)s::bigint) AS covered,
     (SELECT coalesce((SELECT digest FROM audit_seal ORDER BY to_tx DESC LIMIT 1), ''::bytea) AS digest) AS head
RETURNING cardinality(record_ids)
