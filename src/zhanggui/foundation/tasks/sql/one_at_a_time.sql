-- One claimer of a kind at a time: two that count the running ones together would both find room for one more. Held until the claim
-- commits, which is at once; the claim itself is a statement of its own, because it must see what the one before has taken.
SELECT pg_advisory_xact_lock(hashtextextended('tasks:' || %(kind)s::text, 0))
