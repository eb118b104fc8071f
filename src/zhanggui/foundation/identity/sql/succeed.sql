-- The password was right. A minute is room for clocks of several servers that don't quite agree.
WITH forgiven AS (
    UPDATE identity_attempt SET failures = greatest(failures - 1, 0), blocked_until = last_at - interval '1 minute'
    WHERE key = %(address_key)s::text
)
DELETE FROM identity_attempt WHERE key = %(login_key)s::text
