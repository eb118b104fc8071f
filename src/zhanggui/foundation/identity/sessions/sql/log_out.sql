-- The end of the session with this key.
UPDATE identity_session SET revoked_at = %(now)s::timestamptz
WHERE digest = decode(%(digest)s::text, 'hex') AND revoked_at IS NULL
RETURNING user_id
