-- Lots that are new; one that is known keeps its dates, and the caller compares.
INSERT INTO stock_lot (id, sku_id, code, made_on, expires_on)
SELECT * FROM unnest(%(id)s::bigint[], %(sku)s::bigint[], %(code)s::text[], %(made_on)s::date[], %(expires_on)s::date[])
ON CONFLICT (sku_id, code) DO NOTHING
