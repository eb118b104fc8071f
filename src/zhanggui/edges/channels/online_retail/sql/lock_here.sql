-- To the end of the transaction.
SELECT pg_advisory_xact_lock(hashtextextended(current_schema() || %(key)s::text, 2))
