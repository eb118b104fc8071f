-- Documents that carry one of these texts as their whole number, as the number of the shop they came from or as their waybill: each kind has an index over
-- (company, number). Who sees which of them is what their lists say: of a kind that is `of_shop` a caller with a choice of shops sees what carries one
-- of them, of other kinds also what carries none.
SELECT type, id, number, named, state, detail, warehouse_id FROM (
    SELECT 'sales.order' AS type, o.id, o.number, coalesce(o.external_number, '') AS named, o.state, c.name AS detail, o.company_id, o.warehouse_id AS warehouse_id, o.shop_id AS shop_id, true AS of_shop, false AS payable
      FROM sales_order o JOIN partners_customer c ON c.id = o.customer_id
     WHERE o.company_id = ANY(ARRAY(SELECT id FROM organization_company)) AND o.number = ANY(%(whole)s::text[])
        OR o.shop_id = ANY(ARRAY(SELECT id FROM organization_shop)) AND o.external_number = ANY(%(whole)s::text[])
    UNION ALL
    SELECT 'aftersales.return', o.id, o.number, coalesce(o.external_number, ''), o.state, c.name, o.company_id, o.warehouse_id, o.shop_id, true, false
      FROM aftersales_return o JOIN partners_customer c ON c.id = o.customer_id
     WHERE o.company_id = ANY(ARRAY(SELECT id FROM organization_company)) AND o.number = ANY(%(whole)s::text[])
        OR o.shop_id = ANY(ARRAY(SELECT id FROM organization_shop)) AND o.external_number = ANY(%(whole)s::text[])
    UNION ALL
    SELECT 'purchasing.order', o.id, o.number, '', o.state, s.name, o.company_id, o.warehouse_id, NULL, false, false
      FROM purchasing_order o JOIN partners_supplier s ON s.id = o.supplier_id
     WHERE o.company_id = ANY(ARRAY(SELECT id FROM organization_company)) AND o.number = ANY(%(whole)s::text[])
    UNION ALL
    SELECT 'purchasing.return', o.id, o.number, '', o.state, s.name, o.company_id, o.warehouse_id, NULL, false, false
      FROM purchasing_return o JOIN partners_supplier s ON s.id = o.supplier_id
     WHERE o.company_id = ANY(ARRAY(SELECT id FROM organization_company)) AND o.number = ANY(%(whole)s::text[])
    UNION ALL
    SELECT 'warehouse.shipment', o.id, o.number, o.waybill, o.state, coalesce(c.name, s.name, ''), o.company_id, o.warehouse_id, o.shop_id, false, false
      FROM warehouse_shipment o LEFT JOIN partners_customer c ON c.id = o.customer_id LEFT JOIN partners_supplier s ON s.id = o.supplier_id
     WHERE o.company_id = ANY(ARRAY(SELECT id FROM organization_company)) AND o.number = ANY(%(whole)s::text[])
        OR o.company_id = ANY(ARRAY(SELECT id FROM organization_company)) AND o.waybill = ANY(%(whole)s::text[]) AND o.waybill <> ''
    UNION ALL
    SELECT 'warehouse.receipt', o.id, o.number, '', o.state, coalesce(c.name, s.name, ''), o.company_id, o.warehouse_id, o.shop_id, false, false
      FROM warehouse_receipt o LEFT JOIN partners_customer c ON c.id = o.customer_id LEFT JOIN partners_supplier s ON s.id = o.supplier_id
     WHERE o.company_id = ANY(ARRAY(SELECT id FROM organization_company)) AND o.number = ANY(%(whole)s::text[])
    UNION ALL
    SELECT 'warehouse.adjustment', o.id, o.number, '', o.state, '', o.company_id, o.warehouse_id, o.shop_id, false, false
      FROM warehouse_adjustment o
     WHERE o.company_id = ANY(ARRAY(SELECT id FROM organization_company)) AND o.number = ANY(%(whole)s::text[])
    UNION ALL
    SELECT 'warehouse.count', o.id, o.number, '', o.state, '', o.company_id, o.warehouse_id, NULL, false, false
      FROM warehouse_count o
     WHERE o.company_id = ANY(ARRAY(SELECT id FROM organization_company)) AND o.number = ANY(%(whole)s::text[])
    UNION ALL
    SELECT 'invoicing.bill', o.id, o.number, '', o.state, coalesce(c.name, s.name, ''), o.company_id, NULL, o.shop_id, true, o.supplier_id IS NOT NULL
      FROM invoicing_bill o LEFT JOIN partners_customer c ON c.id = o.customer_id LEFT JOIN partners_supplier s ON s.id = o.supplier_id
     WHERE o.company_id = ANY(ARRAY(SELECT id FROM organization_company)) AND o.number = ANY(%(whole)s::text[])
    UNION ALL
    SELECT 'invoicing.payment', o.id, o.number, '', o.state, coalesce(c.name, s.name, ''), o.company_id, NULL, o.shop_id, true, o.supplier_id IS NOT NULL
      FROM invoicing_payment o LEFT JOIN partners_customer c ON c.id = o.customer_id LEFT JOIN partners_supplier s ON s.id = o.supplier_id
     WHERE o.company_id = ANY(ARRAY(SELECT id FROM organization_company)) AND o.number = ANY(%(whole)s::text[])
) found
 WHERE type = ANY(%(types)s::text[])
   AND company_id = ANY(%(companies)s::bigint[]) --? companies
   AND (shop_id = ANY(%(shops)s::bigint[]) OR shop_id IS NULL AND NOT of_shop) --? shops
   AND (warehouse_id IS NULL OR warehouse_id = ANY(%(warehouses)s::bigint[])) --? warehouses
   AND NOT payable --? receivable
 ORDER BY type, id DESC
 LIMIT 50
