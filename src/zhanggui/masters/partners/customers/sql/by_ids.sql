-- Customers by id, in the column order of CustomerRow. Read with every order, so it is a prepared statement.
SELECT id, company_id, code, name, grade, tags, owner_id, country, credit_limit, terms_days, walk_in, active, phone, tax_number,
    version
FROM partners_customer
WHERE id = ANY(%(ids)s::bigint[])
