-- Step 1: orders, their lines and the audit rows, any number, in one statement.
WITH l AS MATERIALIZED (
    SELECT t.id, t.order_id, t.line_no, t.sku_id, t.qty, t.price, round(t.qty * t.price, 2) AS net,
           round(round(t.qty * t.price, 2) * %(rate)s::numeric, 2) AS tax
      FROM unnest(%(line)s::bigint[], %(parent)s::bigint[], %(line_no)s::int[], %(sku)s::bigint[], %(qty)s::numeric[], %(price)s::numeric[])
        AS t(id, order_id, line_no, sku_id, qty, price)
), o AS MATERIALIZED (
    SELECT t.*, %(number)s::text || lpad(t.counter::text, 8, '0') AS number, s.net, s.tax
      FROM unnest(%(id)s::bigint[], %(shop)s::bigint[], %(warehouse)s::bigint[], %(customer)s::bigint[], %(external)s::text[],
                  %(counter)s::bigint[], %(audit)s::bigint[])
        AS t(id, shop_id, warehouse_id, customer_id, external, counter, audit)
      JOIN (SELECT order_id, sum(net) AS net, sum(tax) AS tax FROM l GROUP BY order_id) s ON s.order_id = t.id
), orders AS (
    INSERT INTO sales_order (id, company_id, shop_id, warehouse_id, customer_id, number, external_number, state, business_date, ordered_at,
        currency, net, tax, created_at, updated_at)
    SELECT id, %(company)s::bigint, shop_id, warehouse_id, customer_id, number, external, 'draft', %(day)s::date, %(now)s::timestamptz,
           %(currency)s::text, net, tax, %(now)s::timestamptz, %(now)s::timestamptz FROM o
), open AS (
    INSERT INTO sales_order_open (order_id, since) SELECT id, %(now)s::timestamptz FROM o
), lines AS (
    INSERT INTO sales_order_line (id, order_id, line_no, sku_id, stocked, qty, unit_price, tax_rate, net, tax, account)
    SELECT id, order_id, line_no, sku_id, true, qty, price, %(rate)s::numeric, net, tax, %(revenue)s::text FROM l
)
INSERT INTO audit_record (id, company_id, at, user_name, document, document_id, action, after)
SELECT audit, %(company)s::bigint, %(now)s::timestamptz, 'limit', 'sales.order', id, 'place', jsonb_build_object('number', number) FROM o
