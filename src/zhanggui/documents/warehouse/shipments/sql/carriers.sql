-- The carriers that were used before, the last one first. The index is asked for the next name after each, so that a million parcels of
-- five carriers cost five steps.
-- plan: each time
WITH RECURSIVE used AS (
    (SELECT d.company_id, d.carrier FROM warehouse_shipment d
      WHERE d.carrier <> ''
        AND d.company_id = ANY(%(companies)s::bigint[]) --? companies
      ORDER BY d.company_id, d.carrier LIMIT 1)
    UNION ALL
    SELECT n.company_id, n.carrier FROM used u CROSS JOIN LATERAL (
        SELECT d.company_id, d.carrier FROM warehouse_shipment d
         WHERE d.carrier <> '' AND (d.company_id, d.carrier) > (u.company_id, u.carrier)
           AND d.company_id = ANY(%(companies)s::bigint[]) --? companies
         ORDER BY d.company_id, d.carrier LIMIT 1
    ) n
), names AS MATERIALIZED (SELECT * FROM used LIMIT %(most)s::int)
SELECT n.carrier FROM names n CROSS JOIN LATERAL (
    SELECT d.business_date FROM warehouse_shipment d
     WHERE d.company_id = n.company_id AND d.carrier = n.carrier AND d.carrier <> '' ORDER BY d.business_date DESC, d.id DESC LIMIT 1
) last
 GROUP BY n.carrier ORDER BY max(last.business_date) DESC, n.carrier
