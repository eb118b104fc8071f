-- Where these adjustments lie.
SELECT DISTINCT warehouse_id FROM warehouse_adjustment WHERE id = ANY(%(id)s::bigint[])
