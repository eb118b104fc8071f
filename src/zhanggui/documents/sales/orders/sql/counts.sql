-- The numbers on the tabs of the order desk. Drafts and what is to ship or short are among the open orders, which are few; of the finished
-- ones there may be millions, and nobody has to do anything about them: they are counted only where the newest `most` + 1 of a company do
-- not reach past `most` (`seen`).
WITH open AS MATERIALIZED (
    SELECT o.id, o.state FROM sales_order o
     WHERE o.id = ANY(ARRAY(SELECT w.order_id FROM sales_order_open w))
       AND o.company_id = ANY(%(companies)s::bigint[]) --? companies
       AND o.shop_id = ANY(%(shops)s::bigint[]) --? shops
       AND o.warehouse_id = ANY(%(warehouses)s::bigint[]) --? warehouses
       AND o.customer_id = %(customer)s::bigint --? customer
       AND o.ordered_at >= %(since)s::timestamptz --? since
       AND o.ordered_at < %(until)s::timestamptz --? until
), seen AS MATERIALIZED (
    SELECT o.* FROM organization_company c CROSS JOIN LATERAL (
        SELECT o.state, o.shop_id, o.warehouse_id FROM sales_order o
         WHERE o.company_id = c.id
           AND o.customer_id = %(customer)s::bigint --? customer
           AND o.ordered_at >= %(since)s::timestamptz --? since
           AND o.ordered_at < %(until)s::timestamptz --? until
         ORDER BY o.ordered_at DESC, o.id DESC LIMIT %(most)s::int + 1
    ) o
     WHERE true
       AND c.id = ANY(%(companies)s::bigint[]) --? companies
     LIMIT %(most)s::int + 1
)
SELECT 'seen', count(*) FROM seen
UNION ALL
SELECT o.state, count(*) FROM seen o
 WHERE o.state <> 'draft'
   AND o.shop_id = ANY(%(shops)s::bigint[]) --? shops
   AND o.warehouse_id = ANY(%(warehouses)s::bigint[]) --? warehouses
 GROUP BY o.state
UNION ALL
SELECT t.key, t.number FROM (
    SELECT count(*) FILTER (WHERE o.state = 'draft') AS draft, count(*) FILTER (WHERE r.qty > 0) AS to_ship,
           count(*) FILTER (WHERE l.qty > r.qty + s.qty) AS short
      FROM open o
     CROSS JOIN LATERAL (SELECT coalesce(sum(v.qty - v.consumed - v.released), 0) AS qty FROM stock_reservation v
                          WHERE o.state = 'confirmed' AND v.document_id = o.id AND v.document_type = 'sales.order') r
     CROSS JOIN LATERAL (SELECT sum(x.qty) AS qty FROM sales_order_line x WHERE o.state = 'confirmed' AND x.order_id = o.id AND x.stocked) l
     -- Where all is promised, nobody has to look for what has left.
     CROSS JOIN LATERAL (SELECT coalesce(sum(x.qty), 0) AS qty FROM warehouse_shipment t JOIN warehouse_shipment_line x ON x.shipment_id = t.id
                          WHERE l.qty > r.qty AND t.origin_id = o.id AND t.origin_type = 'sales.order' AND t.state = 'shipped') s
) n CROSS JOIN LATERAL (VALUES ('draft', n.draft), ('to_ship', n.to_ship), ('short', n.short)) t(key, number)
