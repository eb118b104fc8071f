-- Opening balance and turnover per leaf account (and per value of one dimension, if asked): rolled-up months plus the lines above the
-- watermark, exact at any moment. Without joins up to the sums, as in trial_balance.sql; OFFSET 0 keeps the planner from going through the
-- lines by another index, which would look through the whole array at each of them.
-- plan: each time
WITH t AS MATERIALIZED (
    SELECT account_id,
           customer_id AS dimension, --? by_customer
           supplier_id AS dimension, --? by_supplier
           shop_id AS dimension, --? by_shop
           warehouse_id AS dimension, --? by_warehouse
           sku_id AS dimension, --? by_sku
           0::bigint AS dimension, --? by_nothing
           coalesce(sum(debit - credit) FILTER (WHERE month < %(month_from)s::int), 0.00) AS opening,
           coalesce(sum(debit) FILTER (WHERE month >= %(month_from)s::int), 0.00) AS debit, coalesce(sum(credit) FILTER (WHERE month >= %(month_from)s::int), 0.00) AS credit
      FROM (SELECT account_id, month, debit, credit, customer_id, supplier_id, shop_id, warehouse_id, sku_id
              FROM books_balance WHERE company_id = %(company)s::bigint AND month <= %(month_to)s::int
            UNION ALL
            SELECT account_id, month, CASE side WHEN 'D' THEN amount ELSE 0 END, CASE side WHEN 'C' THEN amount ELSE 0 END,
                   coalesce(customer_id, 0), coalesce(supplier_id, 0), coalesce(shop_id, 0), coalesce(warehouse_id, 0), coalesce(sku_id, 0)
              FROM (SELECT * FROM books_line
                     WHERE entry_id = ANY(ARRAY(SELECT id FROM books_entry WHERE company_id = %(company)s::bigint
                                                   AND tx >= (SELECT tx FROM books_watermark WHERE id = 1))) OFFSET 0) l
             WHERE month <= %(month_to)s::int) u
     WHERE true
       AND account_id = ANY(ARRAY(SELECT id FROM books_account WHERE company_id = %(company)s::bigint AND code LIKE %(account)s::text || '%%')) --? account
       AND customer_id = %(customer)s::bigint --? customer
       AND supplier_id = %(supplier)s::bigint --? supplier
       AND shop_id = %(shop)s::bigint --? shop
       AND warehouse_id = %(warehouse)s::bigint --? warehouse
       AND sku_id = %(sku)s::bigint --? sku
     GROUP BY 1, 2
)
SELECT a.code, t.dimension, t.opening, t.debit, t.credit FROM t JOIN books_account a ON a.id = t.account_id ORDER BY a.code, t.dimension
