-- The caller behind a session key, with permissions and scopes, in one statement: it runs on every request of a person.
-- Last, how the user stands with the second factor.
SELECT s.id, s.seen_at, s.expires_at, u.id, u.name, u.locale, u.is_owner, u.companies, u.shops, u.warehouses,
       ARRAY(SELECT DISTINCT p.code FROM identity_user_role ur JOIN identity_role r ON r.id = ur.role_id
             CROSS JOIN unnest(r.permissions) AS p (code) WHERE ur.user_id = u.id),
       CASE WHEN EXISTS (SELECT FROM identity_factor f WHERE f.user_id = u.id AND f.secret IS NOT NULL) THEN 'on'
            WHEN EXISTS (SELECT FROM identity_user_role ur JOIN identity_role r ON r.id = ur.role_id WHERE ur.user_id = u.id AND r.second_factor)
            THEN 'required' ELSE 'off' END
FROM identity_session s JOIN identity_user u ON u.id = s.user_id
WHERE s.digest = decode(%(digest)s::text, 'hex') AND s.revoked_at IS NULL AND s.expires_at > %(now)s::timestamptz AND u.active
