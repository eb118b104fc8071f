-- The second factor of one user goes, with what waits.
DELETE FROM identity_factor WHERE user_id = %(user_id)s::bigint
