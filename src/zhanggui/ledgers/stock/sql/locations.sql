-- The locations of these warehouses and the outer locations of their companies.
SELECT l.id, l.company_id, l.warehouse_id, l.kind FROM stock_location l
 WHERE l.id = ANY(%(id)s::bigint[]) OR (l.warehouse_id = ANY(%(warehouse)s::bigint[]) AND l.bin_id IS NULL)
    OR (l.company_id = ANY(%(company)s::bigint[]) AND l.warehouse_id IS NULL)
