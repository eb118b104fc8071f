-- A warehouse's own location and the company's outer ones, made on first use.
INSERT INTO stock_location (id, company_id, warehouse_id, kind)
SELECT * FROM unnest(%(id)s::bigint[], %(company)s::bigint[], %(warehouse)s::bigint[], %(kind)s::text[])
ON CONFLICT DO NOTHING
