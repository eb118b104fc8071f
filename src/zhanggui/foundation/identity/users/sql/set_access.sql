-- Roles and scopes of locked users are replaced: what is not wanted goes, what is missing comes, the rest stays.
WITH wanted AS (
    SELECT w.user_id, w.role_id FROM unnest(%(role_users)s::bigint[], %(role_ids)s::bigint[]) AS w (user_id, role_id)
), gone AS (
    DELETE FROM identity_user_role ur WHERE ur.user_id = ANY (%(ids)s::bigint[])
    AND NOT EXISTS (SELECT FROM wanted w WHERE w.user_id = ur.user_id AND w.role_id = ur.role_id)
), added AS (
    INSERT INTO identity_user_role (user_id, role_id) SELECT user_id, role_id FROM wanted
    ON CONFLICT (user_id, role_id) DO NOTHING
)
UPDATE identity_user u
SET companies = n.companies::bigint[], shops = n.shops::bigint[], warehouses = n.warehouses::bigint[], version = u.version + 1
FROM unnest(%(ids)s::bigint[], %(companies)s::text[], %(shops)s::text[], %(warehouses)s::text[])
     AS n (id, companies, shops, warehouses)
WHERE u.id = n.id
