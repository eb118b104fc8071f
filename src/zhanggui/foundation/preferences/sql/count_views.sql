-- How many views a user keeps.
SELECT count(*) FROM preferences_view v WHERE v.user_id = %(user_id)s::bigint
