-- SKUs by code, letter case ignored: which asked code (its place in the list) is which SKU. Uses the unique index on lower(code).
SELECT asked.place, s.id
FROM unnest(%(codes)s::text[]) WITH ORDINALITY AS asked (code, place)
JOIN catalog_sku s ON lower(s.code) = lower(asked.code)
