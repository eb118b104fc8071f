-- Active users who hold permissions, by code; owners hold all. Few users and fewer roles: every pair is looked at.
SELECT w.code, u.id
  FROM unnest(%(codes)s::text[]) AS w (code)
  JOIN identity_user u ON u.active
   AND (u.is_owner OR EXISTS (SELECT FROM identity_user_role ur JOIN identity_role r ON r.id = ur.role_id
                               WHERE ur.user_id = u.id AND w.code = ANY (r.permissions)))
 ORDER BY 1, 2
