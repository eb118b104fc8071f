-- One user with password and second factor, for what one changes of one's own.
SELECT u.login, u.password, f.secret, f.pending FROM identity_user u LEFT JOIN identity_factor f ON f.user_id = u.id
WHERE u.id = %(user_id)s::bigint AND u.active
