-- The end of tokens, without touching those that ended before: the first moment is the true one.
UPDATE identity_token SET revoked_at = %(now)s::timestamptz WHERE id = ANY (%(ids)s::bigint[]) AND revoked_at IS NULL
