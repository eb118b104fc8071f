-- Orders whose number, or the shop's own, holds the text. The index of three-letter pieces answers for texts that are rare; of a text that
-- very many hold (a year, a prefix) the first that are found are enough.
SELECT o.id, o.number, coalesce(o.external_number, ''), o.state, c.name
  FROM (
      SELECT o.* FROM sales_order o
       WHERE lower(o.number || ' ' || coalesce(o.external_number, '')) LIKE %(pattern)s::text
         AND position(%(text)s::text IN lower(o.number || ' ' || coalesce(o.external_number, ''))) > 0 --? text
         AND o.company_id = ANY(%(companies)s::bigint[]) --? companies
         AND o.shop_id = ANY(%(shops)s::bigint[]) --? shops
         AND o.warehouse_id = ANY(%(warehouses)s::bigint[]) --? warehouses
       LIMIT %(enough)s::int
  ) o JOIN partners_customer c ON c.id = o.customer_id
 ORDER BY o.id DESC
 LIMIT %(limit)s::int
