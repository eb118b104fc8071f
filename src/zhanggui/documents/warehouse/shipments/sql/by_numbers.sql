-- The shipments in the caller's scope that carry these numbers; the index over (company, number) finds them.
-- plan: each time
SELECT number, id, state FROM warehouse_shipment
 WHERE company_id = ANY(ARRAY(SELECT id FROM organization_company)) AND number = ANY(%(number)s::text[])
   AND company_id = ANY(%(companies)s::bigint[]) --? companies
   AND warehouse_id = ANY(%(warehouses)s::bigint[]) --? warehouses
   AND (shop_id IS NULL OR shop_id = ANY(%(shops)s::bigint[])) --? shops
