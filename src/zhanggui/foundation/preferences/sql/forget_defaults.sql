-- A view that is not shared any more is nobody else's to open with.
DELETE FROM preferences_default d USING preferences_view v
WHERE d.view_id = v.id AND v.id = ANY (%(ids)s::bigint[]) AND NOT v.shared AND d.user_id <> v.user_id
