-- A batch of roles. Permission sets come as array texts, because rows differ in length.
INSERT INTO identity_role (id, name, permissions, version, second_factor)
SELECT n.id, n.name, n.permissions::text[], 1, n.second_factor
FROM unnest(%(ids)s::bigint[], %(names)s::text[], %(permissions)s::text[], %(second_factors)s::boolean[])
     AS n (id, name, permissions, second_factor)
