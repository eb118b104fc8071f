-- The end of tokens.
UPDATE identity_token SET revoked_at = %(now)s::timestamptz WHERE id = ANY (%(ids)s::bigint[]) AND revoked_at IS NULL
