-- New values for locked roles; they are in force with the next request of every user who has them.
UPDATE identity_role r SET name = n.name, permissions = n.permissions::text[], version = r.version + 1
FROM unnest(%(ids)s::bigint[], %(names)s::text[], %(permissions)s::text[]) AS n (id, name, permissions)
WHERE r.id = n.id
