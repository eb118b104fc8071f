-- What a log-in is checked against.
SELECT id, password, active FROM identity_user WHERE login = %(login)s::text
