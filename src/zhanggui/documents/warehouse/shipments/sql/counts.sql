-- The numbers on the tabs over the list of shipments. Drafts wait for somebody and have an index of their own; of the others there may be
-- millions: they are counted only where the newest `most` + 1 of a company do not reach past `most` (`seen`). Filters as in page.sql, but the state.
WITH seen AS MATERIALIZED (
    SELECT d.* FROM organization_company c CROSS JOIN LATERAL (
        SELECT d.state, d.shop_id, d.warehouse_id FROM warehouse_shipment d
         WHERE d.company_id = c.id
           AND d.shop_id = %(shop)s::bigint --? shop
           AND d.customer_id = %(customer)s::bigint --? customer
           AND d.supplier_id = %(supplier)s::bigint --? supplier
           AND d.origin_id = %(origin)s::bigint --? origin
           AND d.kind = %(kind)s::text --? kind
           AND d.number = %(number)s::text --? number
           AND d.carrier = %(carrier)s::text AND d.carrier <> '' --? carrier
           AND d.waybill = %(waybill)s::text AND d.waybill <> '' --? waybill
           AND d.business_date >= %(since)s::date --? since
           AND d.business_date <= %(until)s::date --? until
           AND EXISTS (SELECT 1 FROM warehouse_shipment_line l WHERE l.shipment_id = d.id AND l.sku_id = %(sku)s::bigint) --? sku
           AND d.id = ANY(ARRAY(SELECT l.shipment_id FROM warehouse_shipment_line l WHERE l.sku_id = %(sku)s::bigint)) --? rare
         ORDER BY d.business_date DESC, d.id DESC LIMIT %(most)s::int + 1
    ) d
     WHERE true
       AND c.id = ANY(%(companies)s::bigint[]) --? companies
     LIMIT %(most)s::int + 1
)
SELECT 'seen', count(*) FROM seen
UNION ALL
SELECT d.state, count(*) FROM seen d
 WHERE d.state <> 'draft'
   AND d.warehouse_id = ANY(%(warehouses)s::bigint[]) --? warehouses
   AND (d.shop_id IS NULL OR d.shop_id = ANY(%(shops)s::bigint[])) --? shops
 GROUP BY d.state
UNION ALL
SELECT 'draft', count(*) FROM warehouse_shipment d
 WHERE d.state = 'draft'
   AND d.company_id = ANY(%(companies)s::bigint[]) --? companies
   AND d.warehouse_id = ANY(%(warehouses)s::bigint[]) --? warehouses
   AND (d.shop_id IS NULL OR d.shop_id = ANY(%(shops)s::bigint[])) --? shops
   AND d.shop_id = %(shop)s::bigint --? shop
   AND d.customer_id = %(customer)s::bigint --? customer
   AND d.supplier_id = %(supplier)s::bigint --? supplier
   AND d.origin_id = %(origin)s::bigint --? origin
   AND d.kind = %(kind)s::text --? kind
   AND d.number = %(number)s::text --? number
   AND d.carrier = %(carrier)s::text AND d.carrier <> '' --? carrier
   AND d.waybill = %(waybill)s::text AND d.waybill <> '' --? waybill
   AND d.business_date >= %(since)s::date --? since
   AND d.business_date <= %(until)s::date --? until
   AND EXISTS (SELECT 1 FROM warehouse_shipment_line l WHERE l.shipment_id = d.id AND l.sku_id = %(sku)s::bigint) --? sku
   AND d.id = ANY(ARRAY(SELECT l.shipment_id FROM warehouse_shipment_line l WHERE l.sku_id = %(sku)s::bigint)) --? rare
