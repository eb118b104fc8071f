-- Answers nobody will ask for again.
DELETE FROM kernel_idempotency_key WHERE created_at < %(before)s::timestamptz
