-- A new session, and the password hash with today's parameters where the stored one is older.
WITH strengthened AS (
    UPDATE identity_user SET password = %(password)s::text WHERE id = %(user_id)s::bigint AND %(password)s::text <> ''
)
INSERT INTO identity_session (id, user_id, digest, created_at, seen_at, expires_at, address, agent)
VALUES (%(id)s::bigint, %(user_id)s::bigint, decode(%(digest)s::text, 'hex'), %(now)s::timestamptz, %(now)s::timestamptz,
        %(expires_at)s::timestamptz, %(address)s::text, %(agent)s::text)
