-- What was told long ago; the table is small, so it is read from end to end once a night.
-- plan: each time
DELETE FROM notices_notice WHERE created_at < %(before)s::timestamptz
