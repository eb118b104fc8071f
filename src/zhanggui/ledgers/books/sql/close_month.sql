-- The month's row says closed from now on.
-- plan: each time
INSERT INTO books_period (id, company_id, month, closed_at) VALUES (%(id)s::bigint, %(company)s::bigint, %(month)s::int, %(at)s::timestamptz)
ON CONFLICT (company_id, month) DO UPDATE SET closed_at = coalesce(books_period.closed_at, excluded.closed_at)
