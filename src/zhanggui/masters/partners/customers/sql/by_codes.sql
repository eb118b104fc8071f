-- Customers of a company by code, letter case ignored: the asked code's place in the list, then the columns of CustomerRow.
SELECT asked.place, c.id, c.company_id, c.code, c.name, c.grade, c.tags, c.owner_id, c.country, c.credit_limit, c.terms_days,
    c.walk_in, c.active, c.phone, c.tax_number, c.version
FROM unnest(%(codes)s::text[]) WITH ORDINALITY AS asked (code, place)
JOIN partners_customer c ON c.company_id = %(company_id)s::bigint AND lower(c.code) = lower(asked.code)
