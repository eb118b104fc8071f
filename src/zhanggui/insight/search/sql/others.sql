-- Documents of which there are fewer, by their whole number.
SELECT kind, id, number, named, state, detail FROM (
    SELECT 'purchasing.orders' AS kind, o.id, o.number, '' AS named, o.state, s.name AS detail, o.company_id, o.warehouse_id, NULL::bigint AS shop_id, false AS of_shop, false AS payable
      FROM purchasing_order o JOIN partners_supplier s ON s.id = o.supplier_id
     WHERE o.company_id = ANY(ARRAY(SELECT id FROM organization_company)) AND o.number = ANY(%(whole)s::text[])
    UNION ALL
    SELECT 'purchasing.returns', o.id, o.number, '', o.state, s.name, o.company_id, o.warehouse_id, NULL, false, false
      FROM purchasing_return o JOIN partners_supplier s ON s.id = o.supplier_id
     WHERE o.company_id = ANY(ARRAY(SELECT id FROM organization_company)) AND o.number = ANY(%(whole)s::text[])
    UNION ALL
    SELECT 'aftersales.returns', o.id, o.number, coalesce(o.external_number, ''), o.state, c.name, o.company_id, o.warehouse_id, o.shop_id, true, false
      FROM aftersales_return o JOIN partners_customer c ON c.id = o.customer_id
     WHERE o.company_id = ANY(ARRAY(SELECT id FROM organization_company)) AND o.number = ANY(%(whole)s::text[])
        OR o.shop_id = ANY(ARRAY(SELECT id FROM organization_shop)) AND o.external_number = ANY(%(whole)s::text[])
    UNION ALL
    SELECT 'warehouse.receipts', o.id, o.number, '', o.state, coalesce(c.name, s.name, ''), o.company_id, o.warehouse_id, NULL, false, false
      FROM warehouse_receipt o LEFT JOIN partners_customer c ON c.id = o.customer_id LEFT JOIN partners_supplier s ON s.id = o.supplier_id
     WHERE o.company_id = ANY(ARRAY(SELECT id FROM organization_company)) AND o.number = ANY(%(whole)s::text[])
    UNION ALL
    SELECT 'warehouse.adjustments', o.id, o.number, '', o.state, '', o.company_id, o.warehouse_id, NULL, false, false
      FROM warehouse_adjustment o
     WHERE o.company_id = ANY(ARRAY(SELECT id FROM organization_company)) AND o.number = ANY(%(whole)s::text[])
    UNION ALL
    SELECT 'warehouse.counts', o.id, o.number, '', o.state, '', o.company_id, o.warehouse_id, NULL, false, false
      FROM warehouse_count o
     WHERE o.company_id = ANY(ARRAY(SELECT id FROM organization_company)) AND o.number = ANY(%(whole)s::text[])
    UNION ALL
    SELECT 'invoicing.bills', o.id, o.number, '', o.state, coalesce(c.name, s.name, ''), o.company_id, NULL, o.shop_id, true, o.supplier_id IS NOT NULL
      FROM invoicing_bill o LEFT JOIN partners_customer c ON c.id = o.customer_id LEFT JOIN partners_supplier s ON s.id = o.supplier_id
     WHERE o.company_id = ANY(ARRAY(SELECT id FROM organization_company)) AND o.number = ANY(%(whole)s::text[])
    UNION ALL
    SELECT 'invoicing.payments', o.id, o.number, '', o.state, coalesce(c.name, s.name, ''), o.company_id, NULL, o.shop_id, true, o.supplier_id IS NOT NULL
      FROM invoicing_payment o LEFT JOIN partners_customer c ON c.id = o.customer_id LEFT JOIN partners_supplier s ON s.id = o.supplier_id
     WHERE o.company_id = ANY(ARRAY(SELECT id FROM organization_company)) AND o.number = ANY(%(whole)s::text[])
) found
 WHERE kind = ANY(%(kinds)s::text[])
   AND company_id = ANY(%(companies)s::bigint[]) --? companies
   AND (NOT of_shop OR shop_id = ANY(%(shops)s::bigint[])) --? shops
   AND (warehouse_id IS NULL OR warehouse_id = ANY(%(warehouses)s::bigint[])) --? warehouses
   AND NOT payable --? receivable
 ORDER BY kind, id DESC
 LIMIT 50
