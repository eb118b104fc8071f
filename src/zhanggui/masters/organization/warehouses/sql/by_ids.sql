-- Warehouses by id, in the column order of WarehouseRow. Read with every shipment, so it is a prepared statement.
SELECT id, company_id, code, name, kind, country, province, city, district, street, contact, phone, active, version
FROM organization_warehouse
WHERE id = ANY(%(ids)s::bigint[])
