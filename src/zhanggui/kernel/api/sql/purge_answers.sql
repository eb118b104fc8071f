-- Answers nobody will ask for again.
-- plan: each time
DELETE FROM kernel_idempotency_key WHERE created_at < %(before)s::timestamptz
