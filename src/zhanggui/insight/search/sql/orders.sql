-- Orders whose number, or the shop's own, holds the text. The index of three-letter pieces answers for texts that are rare; of a text that
-- very many hold (a year, a prefix) the first that are found are enough, and a whole number is looked up by itself.
SELECT o.id, o.number, coalesce(o.external_number, ''), o.state, c.name
  FROM (
      SELECT id FROM sales_order
       WHERE company_id = ANY(ARRAY(SELECT id FROM organization_company)) AND number = ANY(%(whole)s::text[])
      UNION
      SELECT id FROM sales_order
       WHERE shop_id = ANY(ARRAY(SELECT id FROM organization_shop)) AND external_number = ANY(%(whole)s::text[])
      --? pattern:
      UNION
      (SELECT o.id FROM sales_order o
        WHERE lower(o.number || ' ' || coalesce(o.external_number, '')) LIKE %(pattern)s::text
      --? end
          AND o.company_id = ANY(%(companies)s::bigint[]) --? pattern companies
          AND o.shop_id = ANY(%(shops)s::bigint[]) --? pattern shops
          AND o.warehouse_id = ANY(%(warehouses)s::bigint[]) --? pattern warehouses
        LIMIT %(enough)s::int) --? pattern
  ) found
  JOIN sales_order o USING (id)
  JOIN partners_customer c ON c.id = o.customer_id
 WHERE true
   AND o.company_id = ANY(%(companies)s::bigint[]) --? companies
   AND o.shop_id = ANY(%(shops)s::bigint[]) --? shops
   AND o.warehouse_id = ANY(%(warehouses)s::bigint[]) --? warehouses
 ORDER BY o.number = ANY(%(whole)s::text[]) OR coalesce(o.external_number = ANY(%(whole)s::text[]), false) DESC, o.id DESC
 LIMIT %(limit)s::int
