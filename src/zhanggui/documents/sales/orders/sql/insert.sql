-- Orders with their lines, any number, in one statement. Somebody has to do something about a new order: it goes on the list of open ones.
WITH o AS (
    INSERT INTO sales_order (id, company_id, shop_id, warehouse_id, customer_id, number, external_number, state, origin_type, origin_id, business_date,
        ordered_at, currency, net, tax, ship_to, remark, extra, created_at, updated_at)
    SELECT t.id, t.company_id, t.shop_id, t.warehouse_id, t.customer_id, t.number, t.external_number, %(state)s::text, t.origin_type, t.origin_id,
           t.business_date, t.ordered_at, t.currency, t.net, t.tax, coalesce(t.ship_to, '{}')::jsonb, coalesce(t.remark, ''), coalesce(t.extra, '{}')::jsonb,
           %(now)s::timestamptz, %(now)s::timestamptz
      FROM unnest(%(id)s::bigint[], %(company)s::bigint[], %(shop)s::bigint[], %(warehouse)s::bigint[], %(customer)s::bigint[], %(number)s::text[],
                  %(external_number)s::text[], %(origin_type)s::text[], %(origin)s::bigint[], %(business_date)s::date[], %(ordered_at)s::timestamptz[],
                  %(currency)s::text[], %(net)s::numeric[], %(tax)s::numeric[], %(ship_to)s::text[], %(remark)s::text[], %(extra)s::text[])
        AS t(id, company_id, shop_id, warehouse_id, customer_id, number, external_number, origin_type, origin_id, business_date, ordered_at, currency, net, tax,
             ship_to, remark, extra)
), w AS (
    INSERT INTO sales_order_open (order_id, since) SELECT id, %(now)s::timestamptz FROM unnest(%(id)s::bigint[]) AS t(id)
)
INSERT INTO sales_order_line (id, order_id, line_no, sku_id, stocked, qty, unit_price, tax_rate, net, tax, account, origin_line)
SELECT * FROM unnest(%(line)s::bigint[], %(parent)s::bigint[], %(line_no)s::int[], %(sku)s::bigint[], %(stocked)s::boolean[], %(qty)s::numeric[],
                     %(unit_price)s::numeric[], %(tax_rate)s::numeric[], %(line_net)s::numeric[], %(line_tax)s::numeric[], %(account)s::text[],
                     %(origin_line)s::bigint[])
