-- The lines of bundles and of the bundles inside them, to take documents apart: one statement for any depth.
WITH RECURSIVE inside (id) AS (
    SELECT unnest(%(ids)s::bigint[])
    UNION
    SELECT l.component_id FROM inside i JOIN catalog_bundle_line l ON l.bundle_id = i.id
)
SELECT l.bundle_id, l.component_id, l.qty, l.weight
FROM catalog_bundle_line l
JOIN inside i ON i.id = l.bundle_id
ORDER BY l.bundle_id, l.sort
