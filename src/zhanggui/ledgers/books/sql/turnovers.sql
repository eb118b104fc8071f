-- Opening balance and turnover per leaf account (and per value of one dimension, if asked): rolled-up months plus the lines above the
-- watermark, exact at any moment.
-- plan: each time
SELECT t.code,
       t.customer_id, --? by_customer
       t.supplier_id, --? by_supplier
       t.shop_id, --? by_shop
       t.warehouse_id, --? by_warehouse
       t.sku_id, --? by_sku
       0::bigint, --? by_nothing
       coalesce(sum(t.debit - t.credit) FILTER (WHERE t.month < %(month_from)s::int), 0.00),
       coalesce(sum(t.debit) FILTER (WHERE t.month >= %(month_from)s::int), 0.00), coalesce(sum(t.credit) FILTER (WHERE t.month >= %(month_from)s::int), 0.00)
  FROM (SELECT a.code, b.month, b.debit, b.credit, b.customer_id, b.supplier_id, b.shop_id, b.warehouse_id, b.sku_id
          FROM books_balance b JOIN books_account a ON a.id = b.account_id
         WHERE b.company_id = %(company)s::bigint AND b.month <= %(month_to)s::int
           AND a.code LIKE %(account)s::text || '%%' --? account
        UNION ALL
        SELECT a.code, l.month, CASE l.side WHEN 'D' THEN l.amount ELSE 0 END, CASE l.side WHEN 'C' THEN l.amount ELSE 0 END,
               coalesce(l.customer_id, 0), coalesce(l.supplier_id, 0), coalesce(l.shop_id, 0), coalesce(l.warehouse_id, 0), coalesce(l.sku_id, 0)
          FROM books_entry e JOIN books_line l ON l.entry_id = e.id JOIN books_account a ON a.id = l.account_id
         WHERE e.company_id = %(company)s::bigint AND e.tx >= (SELECT tx FROM books_watermark WHERE id = 1) AND l.month <= %(month_to)s::int
           AND a.code LIKE %(account)s::text || '%%' --? account
       ) t
 WHERE true
   AND t.customer_id = %(customer)s::bigint --? customer
   AND t.supplier_id = %(supplier)s::bigint --? supplier
   AND t.shop_id = %(shop)s::bigint --? shop
   AND t.warehouse_id = %(warehouse)s::bigint --? warehouse
   AND t.sku_id = %(sku)s::bigint --? sku
 GROUP BY 1, 2
 ORDER BY 1, 2
