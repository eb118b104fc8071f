-- The adjustment that a count made.
SELECT id FROM warehouse_adjustment WHERE origin_id = %(document)s::bigint AND origin_type = 'warehouse.count'
