-- When the token was last used, to a few minutes.
UPDATE identity_token SET used_at = %(now)s::timestamptz WHERE id = %(id)s::bigint
