-- All settings of a user: they are few, and a page needs them together.
SELECT s.key, s.value FROM preferences_setting s WHERE s.user_id = %(user_id)s::bigint ORDER BY s.key
