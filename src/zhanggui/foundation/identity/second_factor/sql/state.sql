-- How a user stands: whether a second factor is on, since when, how many recovery codes are left, whether a role asks for one.
SELECT f.since, (SELECT count(*) FROM identity_recovery_code c WHERE c.user_id = u.id AND c.used_at IS NULL),
       EXISTS (SELECT FROM identity_user_role ur JOIN identity_role r ON r.id = ur.role_id WHERE ur.user_id = u.id AND r.second_factor)
FROM identity_user u LEFT JOIN identity_factor f ON f.user_id = u.id
WHERE u.id = %(user_id)s::bigint
