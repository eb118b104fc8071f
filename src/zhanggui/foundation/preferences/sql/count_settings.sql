-- How many settings a user would have.
SELECT count(*) FROM (
    SELECT s.key FROM preferences_setting s WHERE s.user_id = %(user_id)s::bigint
    UNION SELECT k FROM unnest(%(keys)s::text[]) AS k
) t
