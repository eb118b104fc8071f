-- The session was used; it lives on for the idle time, but never beyond its longest life.
UPDATE identity_session SET seen_at = %(now)s::timestamptz,
       expires_at = least(created_at + make_interval(secs => %(longest)s::numeric), %(now)s::timestamptz + make_interval(secs => %(idle)s::numeric))
WHERE id = %(id)s::bigint
