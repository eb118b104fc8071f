-- The last business day on which something was sold: what a dashboard ends with where nothing has been sold since. The index of the
-- order desk (company, ordered_at, id) answers it backwards.
SELECT max(t.day) FROM organization_company c CROSS JOIN LATERAL (
    SELECT o.business_date AS day FROM sales_order o
     WHERE o.company_id = c.id AND o.state IN ('confirmed', 'closed')
       AND o.shop_id = ANY(%(shops)s::bigint[]) --? shops
       AND o.warehouse_id = ANY(%(warehouses)s::bigint[]) --? warehouses
     ORDER BY o.ordered_at DESC, o.id DESC LIMIT 1) t
 WHERE true
   AND c.id = ANY(%(companies)s::bigint[]) --? companies
