-- New recovery codes, as hashes.
INSERT INTO identity_recovery_code (user_id, digest, used_at)
SELECT %(user_id)s::bigint, decode(d, 'hex'), NULL FROM unnest(%(digests)s::text[]) AS d
