-- The waiting secret comes into force, with the code that proved it already used; nothing where it is not the one that waits any more.
UPDATE identity_factor SET secret = pending, pending = NULL, since = %(now)s::timestamptz, last_step = %(step)s::bigint
WHERE user_id = %(user_id)s::bigint AND pending = %(pending)s::text
RETURNING user_id
