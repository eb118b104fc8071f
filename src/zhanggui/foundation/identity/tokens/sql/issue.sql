-- A batch of tokens; of the secrets only the hashes arrive here.
INSERT INTO identity_token (id, user_id, name, prefix, digest, role_ids, created_at, expires_at)
SELECT n.id, n.user_id, n.name, n.prefix, decode(n.digest, 'hex'), n.role_ids::bigint[], %(now)s::timestamptz, n.expires_at
FROM unnest(%(ids)s::bigint[], %(user_ids)s::bigint[], %(names)s::text[], %(prefixes)s::text[], %(digests)s::text[],
            %(role_ids)s::text[], %(expiries)s::timestamptz[])
     AS n (id, user_id, name, prefix, digest, role_ids, expires_at)
