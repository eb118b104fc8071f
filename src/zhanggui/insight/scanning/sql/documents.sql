-- The documents that carry a text as their number: the index (company, number) of each kind finds it in each company. Sales orders also by
-- the number of the platform, whose index begins with the shop.
SELECT d.type, d.id, d.number, d.state, d.warehouse_id
  FROM organization_company c CROSS JOIN LATERAL (
    SELECT ''::text AS type, 0::bigint AS id, ''::text AS number, ''::text AS state, 0::bigint AS warehouse_id WHERE false
    --? orders:
    UNION ALL
    SELECT 'sales.order', o.id, o.number, o.state, o.warehouse_id FROM sales_order o
     WHERE o.company_id = c.id AND o.number = %(code)s::text
       AND o.shop_id = ANY(%(shops)s::bigint[]) --? shops
       AND o.warehouse_id = ANY(%(warehouses)s::bigint[]) --? warehouses
    UNION ALL
    SELECT 'sales.order', o.id, o.number, o.state, o.warehouse_id FROM sales_order o
     WHERE o.shop_id = ANY(ARRAY(SELECT s.id FROM organization_shop s)) AND o.external_number = %(code)s::text AND o.company_id = c.id
       AND o.shop_id = ANY(%(shops)s::bigint[]) --? shops
       AND o.warehouse_id = ANY(%(warehouses)s::bigint[]) --? warehouses
    --? end
    --? returns:
    UNION ALL
    SELECT 'aftersales.return', r.id, r.number, r.state, r.warehouse_id FROM aftersales_return r
     WHERE r.company_id = c.id AND r.number = %(code)s::text
       AND r.shop_id = ANY(%(shops)s::bigint[]) --? shops
       AND r.warehouse_id = ANY(%(warehouses)s::bigint[]) --? warehouses
    --? end
    --? purchases:
    UNION ALL
    SELECT 'purchasing.order', p.id, p.number, p.state, p.warehouse_id FROM purchasing_order p
     WHERE p.company_id = c.id AND p.number = %(code)s::text
       AND p.warehouse_id = ANY(%(warehouses)s::bigint[]) --? warehouses
    --? end
    --? shipments:
    UNION ALL
    SELECT 'warehouse.shipment', h.id, h.number, h.state, h.warehouse_id FROM warehouse_shipment h
     WHERE h.company_id = c.id AND h.number = %(code)s::text
       AND h.warehouse_id = ANY(%(warehouses)s::bigint[]) --? warehouses
       AND (h.shop_id IS NULL OR h.shop_id = ANY(%(shops)s::bigint[])) --? shops
    --? end
    --? receipts:
    UNION ALL
    SELECT 'warehouse.receipt', t.id, t.number, t.state, t.warehouse_id FROM warehouse_receipt t
     WHERE t.company_id = c.id AND t.number = %(code)s::text
       AND t.warehouse_id = ANY(%(warehouses)s::bigint[]) --? warehouses
       AND (t.shop_id IS NULL OR t.shop_id = ANY(%(shops)s::bigint[])) --? shops
    --? end
    --? counts:
    UNION ALL
    SELECT 'warehouse.count', n.id, n.number, n.state, n.warehouse_id FROM warehouse_count n
     WHERE n.company_id = c.id AND n.number = %(code)s::text
       AND n.warehouse_id = ANY(%(warehouses)s::bigint[]) --? warehouses
    --? end
) d
 WHERE true
   AND c.id = ANY(%(companies)s::bigint[]) --? companies
 ORDER BY d.id LIMIT 20
