-- The other end of try_lock, after the run.
SELECT pg_advisory_unlock(hashtextextended(current_schema() || %(key)s::text, 1))
