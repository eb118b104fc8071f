-- The caller behind a token, in one statement: it runs on every request of a program. A narrowed token holds the chosen roles, as far
-- as its user still holds them (an owner holds all).
SELECT t.id, t.used_at, t.expires_at, u.id, u.name, u.locale, u.is_owner AND t.role_ids IS NULL, u.companies, u.shops, u.warehouses,
       ARRAY(SELECT DISTINCT p.code FROM identity_role r CROSS JOIN unnest(r.permissions) AS p (code)
             WHERE (t.role_ids IS NULL OR r.id = ANY (t.role_ids))
               AND (u.is_owner OR EXISTS (SELECT FROM identity_user_role ur WHERE ur.user_id = u.id AND ur.role_id = r.id)))
FROM identity_token t JOIN identity_user u ON u.id = t.user_id
WHERE t.digest = decode(%(digest)s::text, 'hex') AND t.revoked_at IS NULL AND u.active
  AND (t.expires_at IS NULL OR t.expires_at > %(now)s::timestamptz)
