-- New values for locked roles; they are in force with the next request of every user who has them.
UPDATE identity_role r SET name = n.name, permissions = n.permissions::text[], second_factor = n.second_factor, version = r.version + 1
FROM unnest(%(ids)s::bigint[], %(names)s::text[], %(permissions)s::text[], %(second_factors)s::boolean[])
     AS n (id, name, permissions, second_factor)
WHERE r.id = n.id
