-- Roles under change, in the order of their ids, with the number of their users.
SELECT r.id, r.name, r.permissions, r.version, r.second_factor, (SELECT count(*) FROM identity_user_role ur WHERE ur.role_id = r.id)
FROM identity_role r WHERE r.id = ANY (%(ids)s::bigint[]) ORDER BY r.id FOR UPDATE
