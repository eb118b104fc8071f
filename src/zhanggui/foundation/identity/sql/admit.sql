-- One attempt for a login and an address: counted and let in, or turned away while its wait lasts. Rows are touched in key order.
INSERT INTO identity_attempt AS a (key, failures, last_at, blocked_until, admitted)
SELECT k.key, 1, %(now)s::timestamptz, %(now)s::timestamptz, true
FROM unnest(%(keys)s::text[], %(free)s::int[]) AS k (key, free) ORDER BY k.key
ON CONFLICT (key) DO UPDATE SET (failures, last_at, blocked_until, admitted) = (
    SELECT CASE WHEN blocked THEN a.failures ELSE n END, CASE WHEN blocked THEN a.last_at ELSE excluded.last_at END,
           CASE WHEN blocked THEN a.blocked_until WHEN n < free THEN excluded.last_at
                ELSE excluded.last_at + make_interval(secs => least(power(2::numeric, least(n - free, 30)), %(longest)s::numeric)) END,
           NOT blocked
    FROM (SELECT a.failures >= k.free AND a.blocked_until > excluded.last_at AS blocked,
                 CASE WHEN a.last_at < %(forget_before)s::timestamptz THEN 1 ELSE a.failures + 1 END AS n,
                 k.free
          FROM unnest(%(keys)s::text[], %(free)s::int[]) AS k (key, free) WHERE k.key = excluded.key) AS state
)
RETURNING admitted, blocked_until
