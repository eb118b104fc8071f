-- Views under change, in the order of their ids.
SELECT v.id, v.user_id, v.list, v.name, v.shared, v.content, v.version
FROM preferences_view v WHERE v.id = ANY (%(ids)s::bigint[]) ORDER BY v.id FOR UPDATE
