-- A secret that waits for its first code; the one in force, if there is one, stays in force until then.
INSERT INTO identity_factor AS f (user_id, secret, pending, since, last_step)
VALUES (%(user_id)s::bigint, NULL, %(pending)s::text, NULL, 0)
ON CONFLICT (user_id) DO UPDATE SET pending = excluded.pending
