-- Held by the session: a run is many transactions, and a killed process must let go of it.
SELECT pg_advisory_lock(hashtextextended(current_schema() || %(key)s::text, 2))
