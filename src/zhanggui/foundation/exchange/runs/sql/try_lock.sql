-- Held by the session, not by a transaction: a run is many transactions, and a killed process must let go of it.
SELECT pg_try_advisory_lock(hashtextextended(current_schema() || %(key)s::text, 1))
