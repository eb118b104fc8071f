-- Users with all they may do, locked in the order of their ids. With `owners` all active owners are locked as well, so
-- that two administrators can't remove the last two at the same time.
SELECT u.id, u.login, u.email, u.name, u.locale, u.active, u.is_owner,
       ARRAY(SELECT ur.role_id FROM identity_user_role ur WHERE ur.user_id = u.id ORDER BY 1),
       u.companies, u.shops, u.warehouses, u.version, u.created_at, u.password,
       CASE WHEN f.secret IS NOT NULL THEN 'on' WHEN EXISTS (SELECT FROM identity_user_role ur JOIN identity_role r ON r.id = ur.role_id
                                                             WHERE ur.user_id = u.id AND r.second_factor) THEN 'required' ELSE 'off' END,
       ARRAY(SELECT DISTINCT p.code FROM identity_user_role ur JOIN identity_role r ON r.id = ur.role_id
             CROSS JOIN unnest(r.permissions) AS p (code) WHERE ur.user_id = u.id)
FROM identity_user u LEFT JOIN identity_factor f ON f.user_id = u.id
WHERE u.id = ANY (%(ids)s::bigint[]) OR (%(owners)s::boolean AND u.is_owner AND u.active)
ORDER BY u.id FOR UPDATE OF u
