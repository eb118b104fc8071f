-- A recovery code is taken once, by whoever comes first.
UPDATE identity_recovery_code SET used_at = %(now)s::timestamptz
WHERE user_id = %(user_id)s::bigint AND digest = decode(%(digest)s::text, 'hex') AND used_at IS NULL
RETURNING user_id
