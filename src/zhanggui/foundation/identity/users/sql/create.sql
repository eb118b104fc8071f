-- A batch of users and their roles in one statement. Scopes come as array texts, because rows differ in length.
WITH added AS (
    INSERT INTO identity_user (id, login, email, name, password, locale, active, is_owner, companies, shops, warehouses, version,
                               created_at, password_changed_at)
    SELECT n.id, n.login, n.email, n.name, n.password, n.locale, true, n.is_owner, n.companies::bigint[], n.shops::bigint[],
           n.warehouses::bigint[], 1, %(now)s::timestamptz, %(now)s::timestamptz
    FROM unnest(%(ids)s::bigint[], %(logins)s::text[], %(emails)s::text[], %(names)s::text[], %(passwords)s::text[],
                %(locales)s::text[], %(owners)s::boolean[], %(companies)s::text[], %(shops)s::text[], %(warehouses)s::text[])
         AS n (id, login, email, name, password, locale, is_owner, companies, shops, warehouses)
)
INSERT INTO identity_user_role (user_id, role_id)
SELECT r.user_id, r.role_id FROM unnest(%(role_users)s::bigint[], %(role_ids)s::bigint[]) AS r (user_id, role_id)
