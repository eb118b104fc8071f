-- What a log-in is checked against.
SELECT u.id, u.password, u.active, f.secret FROM identity_user u LEFT JOIN identity_factor f ON f.user_id = u.id
WHERE u.login = %(login)s::text
