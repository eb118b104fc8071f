-- The end of sessions of one user; ids that are not the user's are left alone.
UPDATE identity_session SET revoked_at = %(now)s::timestamptz
WHERE user_id = %(user_id)s::bigint AND id = ANY (%(ids)s::bigint[]) AND revoked_at IS NULL
RETURNING id
