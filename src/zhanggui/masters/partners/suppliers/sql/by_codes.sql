-- Suppliers of a company by code, letter case ignored: the asked code's place in the list, then the columns of SupplierRow.
SELECT asked.place, s.id, s.company_id, s.code, s.name, s.grade, s.tags, s.lead_days, s.terms_days, s.active, s.phone, s.country,
    s.tax_number, s.version
FROM unnest(%(codes)s::text[]) WITH ORDINALITY AS asked (code, place)
JOIN partners_supplier s ON s.company_id = %(company_id)s::bigint AND lower(s.code) = lower(asked.code)
