-- New values for locked users; a deactivated user's sessions and tokens die by the join in the log-in check.
UPDATE identity_user u
SET name = n.name, email = n.email, locale = n.locale, active = n.active, is_owner = n.is_owner, version = u.version + 1
FROM unnest(%(ids)s::bigint[], %(names)s::text[], %(emails)s::text[], %(locales)s::text[], %(actives)s::boolean[],
            %(owners)s::boolean[]) AS n (id, name, email, locale, active, is_owner)
WHERE u.id = n.id
