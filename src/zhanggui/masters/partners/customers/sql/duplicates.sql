-- Who may be the same customer: the same digits of the phone or the same name key, at most five for each asked one.
-- Two index look-ups for each asked one (company with phone, company with name) instead of an OR over the table.
SELECT asked.place, found.id, found.phone, found.name
FROM unnest(%(phones)s::text[], %(names)s::text[]) WITH ORDINALITY AS asked (phone, name, place)
CROSS JOIN LATERAL (
    SELECT either.id, bool_or(either.phone) AS phone, bool_or(either.name) AS name
    FROM (
        SELECT p.id, true AS phone, false AS name
        FROM partners_customer p
        WHERE p.company_id = %(company_id)s::bigint AND p.phone_digits = asked.phone AND p.phone_digits <> '' AND NOT p.walk_in
        UNION ALL
        SELECT n.id, false, true
        FROM partners_customer n
        WHERE n.company_id = %(company_id)s::bigint AND n.name_key = asked.name AND asked.name <> '' AND NOT n.walk_in
    ) AS either
    GROUP BY either.id
    ORDER BY bool_or(either.phone) DESC, either.id
    LIMIT 5
) AS found
ORDER BY asked.place, found.phone DESC, found.id
