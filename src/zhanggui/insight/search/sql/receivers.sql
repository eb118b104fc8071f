-- Orders that go to a receiver whose phone ends with these digits, or whose name begins so; as `orders`. Each has an index of its own over
-- the orders that keep such a thing.
SELECT o.id, o.number, coalesce(o.external_number, ''), o.state, c.name, coalesce(o.ship_to ->> 'name', ''), coalesce(o.ship_to ->> 'phone', '')
  FROM (
      SELECT o.* FROM sales_order o
       WHERE true
         AND reverse(regexp_replace(o.ship_to ->> 'phone', '\D', '', 'g')) LIKE %(phone)s::text AND o.ship_to ->> 'phone' <> '' --? phone
         AND lower(o.ship_to ->> 'name') LIKE %(name)s::text AND o.ship_to ->> 'name' <> '' --? name
         AND o.company_id = ANY(%(companies)s::bigint[]) --? companies
         AND o.shop_id = ANY(%(shops)s::bigint[]) --? shops
         AND o.warehouse_id = ANY(%(warehouses)s::bigint[]) --? warehouses
       LIMIT %(enough)s::int
  ) o JOIN partners_customer c ON c.id = o.customer_id
 ORDER BY o.id DESC
 LIMIT %(limit)s::int
