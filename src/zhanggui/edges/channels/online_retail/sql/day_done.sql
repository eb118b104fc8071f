-- The mark that makes a restart skip the day.
INSERT INTO channels_retail_day (import_id, day, rows) VALUES (%(import)s::bigint, %(day)s::date, %(rows)s::int)
ON CONFLICT DO NOTHING
