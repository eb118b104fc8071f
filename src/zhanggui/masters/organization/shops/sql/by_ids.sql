-- Shops by id, in the column order of ShopRow. Read with every order, so it is a prepared statement.
SELECT id, company_id, code, name, channel, kind, currency, warehouse_id, active, version
FROM organization_shop
WHERE id = ANY(%(ids)s::bigint[])
