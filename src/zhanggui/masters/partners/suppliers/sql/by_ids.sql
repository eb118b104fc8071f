-- Suppliers by id, in the column order of SupplierRow. Read with every purchase order, so it is a prepared statement.
SELECT id, company_id, code, name, grade, tags, lead_days, terms_days, active, phone, country, tax_number, version
FROM partners_supplier
WHERE id = ANY(%(ids)s::bigint[])
