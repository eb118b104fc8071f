-- Settings of one user: new values replace old ones, and what is taken away goes. The last of two calls wins, setting by setting.
WITH gone AS (
    DELETE FROM preferences_setting WHERE user_id = %(user_id)s::bigint AND key = ANY (%(gone)s::text[])
)
INSERT INTO preferences_setting (user_id, key, value, at)
SELECT %(user_id)s::bigint, n.key, n.value::jsonb, %(now)s::timestamptz
FROM unnest(%(keys)s::text[], %(values)s::text[]) AS n (key, value) ORDER BY n.key
ON CONFLICT (user_id, key) DO UPDATE SET value = excluded.value, at = excluded.at
