-- Returns with their lines, any number, in one statement.
WITH r AS (
    INSERT INTO aftersales_return (id, company_id, shop_id, warehouse_id, customer_id, order_id, number, external_number, state, origin_type, origin_id,
        business_date, returned_at, currency, net, tax, reason, extra, created_at, updated_at)
    SELECT t.id, t.company_id, t.shop_id, t.warehouse_id, t.customer_id, t.order_id, t.number, t.external_number, %(state)s::text, t.origin_type,
           t.origin_id, t.business_date, t.returned_at, t.currency, t.net, t.tax, coalesce(t.reason, ''), coalesce(t.extra, '{}')::jsonb,
           %(now)s::timestamptz, %(now)s::timestamptz
      FROM unnest(%(id)s::bigint[], %(company)s::bigint[], %(shop)s::bigint[], %(warehouse)s::bigint[], %(customer)s::bigint[], %(order)s::bigint[],
                  %(number)s::text[], %(external_number)s::text[], %(origin_type)s::text[], %(origin)s::bigint[], %(business_date)s::date[],
                  %(returned_at)s::timestamptz[], %(currency)s::text[], %(net)s::numeric[], %(tax)s::numeric[], %(reason)s::text[], %(extra)s::text[])
        AS t(id, company_id, shop_id, warehouse_id, customer_id, order_id, number, external_number, origin_type, origin_id, business_date, returned_at,
             currency, net, tax, reason, extra)
)
INSERT INTO aftersales_return_line (id, return_id, line_no, sku_id, stocked, qty, net, tax, account, quality, order_line_id, origin_line)
SELECT * FROM unnest(%(line)s::bigint[], %(parent)s::bigint[], %(line_no)s::int[], %(sku)s::bigint[], %(stocked)s::boolean[], %(qty)s::numeric[],
                     %(line_net)s::numeric[], %(line_tax)s::numeric[], %(account)s::text[], %(quality)s::text[], %(order_line)s::bigint[],
                     %(origin_line)s::bigint[])
