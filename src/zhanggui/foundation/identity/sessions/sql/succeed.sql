-- The password was right.
WITH forgiven AS (
    UPDATE identity_attempt SET failures = greatest(failures - 1, 0), blocked_until = last_at WHERE key = %(address_key)s::text
)
DELETE FROM identity_attempt WHERE key = %(login_key)s::text
