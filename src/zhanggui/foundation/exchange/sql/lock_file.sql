-- Two stagings of the same file queue here; the second then finds the first one's import instead of a unique violation.
SELECT pg_advisory_xact_lock(hashtextextended(current_schema() || %(key)s::text, 1))
