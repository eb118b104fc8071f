-- All lines of the bundles that are joined to the given SKUs by containing, upwards and downwards: what a change can close a circle with.
WITH RECURSIVE above (id) AS (
    SELECT unnest(%(ids)s::bigint[])
    UNION
    SELECT l.bundle_id FROM above a JOIN catalog_bundle_line l ON l.component_id = a.id
), below (id) AS (
    SELECT id FROM above
    UNION
    SELECT l.component_id FROM below b JOIN catalog_bundle_line l ON l.bundle_id = b.id
)
SELECT l.bundle_id, l.component_id, l.qty, l.weight
FROM catalog_bundle_line l
JOIN below b ON b.id = l.bundle_id
ORDER BY l.bundle_id, l.sort
