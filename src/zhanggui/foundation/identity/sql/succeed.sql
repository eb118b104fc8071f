-- The password was right. A minute is room for clocks of several servers that don't quite agree. The login's row goes after the address's
-- is touched, as they are counted: what the DELETE asks of the UPDATE says so, which would otherwise run behind it.
WITH forgiven AS (
    UPDATE identity_attempt SET failures = greatest(failures - 1, 0), blocked_until = last_at - interval '1 minute'
    WHERE key = %(address_key)s::text RETURNING key
)
DELETE FROM identity_attempt WHERE key = %(login_key)s::text AND (SELECT count(*) FROM forgiven) >= 0
