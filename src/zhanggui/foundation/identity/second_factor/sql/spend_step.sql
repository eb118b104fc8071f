-- A code of the clock is taken once: the row remembers the last step, and of two that come at once the second finds it taken.
UPDATE identity_factor SET last_step = %(step)s::bigint
WHERE user_id = %(user_id)s::bigint AND secret = %(secret)s::text AND last_step < %(step)s::bigint
RETURNING user_id
