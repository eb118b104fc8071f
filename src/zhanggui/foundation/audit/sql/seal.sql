-- Seals over everything finished and unsealed, in steps of transactions so that no seal grows without bound, computed where the rows are.
-- A seal begins where the one before ended: seals leave no gap in which a row could be slipped in. Nothing at or beyond the
-- horizon is touched: below it every transaction has ended, so a set once sealed can't grow.
WITH RECURSIVE head AS (
    SELECT coalesce(max(to_tx), 0) AS to_tx, coalesce((SELECT digest FROM audit_seal ORDER BY to_tx DESC LIMIT 1), ''::bytea) AS digest
    FROM audit_seal
), steps AS (
    SELECT (r.tx - head.to_tx) / %(step)s::bigint AS step, array_agg(r.id ORDER BY r.tx, r.id) AS ids,
           array_agg(audit_digest(r) ORDER BY r.tx, r.id) AS digests
    FROM head JOIN audit_record r ON r.tx >= head.to_tx AND r.tx < zg_tx_horizon()
    GROUP BY 1
), ranges AS MATERIALIZED (
    SELECT row_number() OVER w AS n, coalesce(lag(head.to_tx + (step + 1) * %(step)s::bigint) OVER w, head.to_tx) AS from_tx,
           least(head.to_tx + (step + 1) * %(step)s::bigint, zg_tx_horizon()) AS to_tx, ids, digests
    FROM steps CROSS JOIN head WINDOW w AS (ORDER BY step)
), chain AS (
    SELECT 0::bigint AS n, ''::bytea AS previous, head.digest FROM head
    UNION ALL
    SELECT r.n, c.digest, audit_chain(c.digest, r.from_tx, r.to_tx, %(now)s::timestamptz, r.ids, r.digests)
    FROM chain c JOIN ranges r ON r.n = c.n + 1
)
INSERT INTO audit_seal (id, sealed_at, from_tx, to_tx, record_ids, digests, previous, digest)
SELECT nextval('zg_id'), %(now)s::timestamptz, r.from_tx, r.to_tx, r.ids, r.digests, c.previous, c.digest
FROM ranges r JOIN chain c USING (n) ORDER BY n
RETURNING cardinality(record_ids)
