-- What a user may choose from: the own views and the shared ones, with the one that each list opens with.
SELECT v.id, v.list, v.name, v.shared, v.user_id, d.view_id IS NOT NULL, v.content, v.version
FROM preferences_view v
LEFT JOIN preferences_default d ON d.user_id = %(user_id)s::bigint AND d.list = v.list AND d.view_id = v.id
WHERE v.user_id = %(user_id)s::bigint OR v.shared
ORDER BY v.list, lower(v.name), v.id
