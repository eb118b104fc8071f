-- Locked roles without users.
DELETE FROM identity_role WHERE id = ANY (%(ids)s::bigint[])
