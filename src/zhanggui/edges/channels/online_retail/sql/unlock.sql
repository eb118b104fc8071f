-- The other end of lock.
SELECT pg_advisory_unlock(hashtextextended(current_schema() || %(key)s::text, 2))
