-- A new password ends all sessions but the one it was changed in: whoever knew the old one is out.
WITH changed AS (
    UPDATE identity_user SET password = %(password)s::text, password_changed_at = %(now)s::timestamptz, version = version + 1
    WHERE id = %(id)s::bigint
)
UPDATE identity_session SET revoked_at = %(now)s::timestamptz
WHERE user_id = %(id)s::bigint AND revoked_at IS NULL AND digest <> decode(%(keep)s::text, 'hex')
