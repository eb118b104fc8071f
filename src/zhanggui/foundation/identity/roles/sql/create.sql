-- A batch of roles. Permission sets come as array texts, because rows differ in length.
INSERT INTO identity_role (id, name, permissions, version)
SELECT n.id, n.name, n.permissions::text[], 1
FROM unnest(%(ids)s::bigint[], %(names)s::text[], %(permissions)s::text[]) AS n (id, name, permissions)
