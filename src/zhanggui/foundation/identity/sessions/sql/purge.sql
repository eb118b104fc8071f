-- Sessions and attempts nobody needs any more.
-- plan: each time
WITH old_attempts AS (DELETE FROM identity_attempt WHERE last_at < %(before)s::timestamptz)
DELETE FROM identity_session WHERE expires_at < %(before)s::timestamptz OR revoked_at < %(before)s::timestamptz
