-- Orders with their lines, any number, in one statement.
WITH o AS (
    INSERT INTO purchasing_order (id, company_id, warehouse_id, supplier_id, number, state, origin_type, origin_id, business_date, ordered_at,
        expected_on, currency, deductible, net, tax, remark, extra, created_at, updated_at)
    SELECT t.id, t.company_id, t.warehouse_id, t.supplier_id, t.number, %(state)s::text, t.origin_type, t.origin_id, t.business_date, t.ordered_at,
           t.expected_on, t.currency, t.deductible, t.net, t.tax, coalesce(t.remark, ''), coalesce(t.extra, '{}')::jsonb,
           %(now)s::timestamptz, %(now)s::timestamptz
      FROM unnest(%(id)s::bigint[], %(company)s::bigint[], %(warehouse)s::bigint[], %(supplier)s::bigint[], %(number)s::text[],
                  %(origin_type)s::text[], %(origin)s::bigint[], %(business_date)s::date[], %(ordered_at)s::timestamptz[], %(expected_on)s::date[],
                  %(currency)s::text[], %(deductible)s::boolean[], %(net)s::numeric[], %(tax)s::numeric[], %(remark)s::text[], %(extra)s::text[])
        AS t(id, company_id, warehouse_id, supplier_id, number, origin_type, origin_id, business_date, ordered_at, expected_on, currency, deductible,
             net, tax, remark, extra)
)
INSERT INTO purchasing_order_line (id, order_id, line_no, sku_id, qty, unit_price, tax_rate, net, tax, cost, origin_line)
SELECT * FROM unnest(%(line)s::bigint[], %(parent)s::bigint[], %(line_no)s::int[], %(sku)s::bigint[], %(qty)s::numeric[], %(unit_price)s::numeric[],
                     %(tax_rate)s::numeric[], %(line_net)s::numeric[], %(line_tax)s::numeric[], %(cost)s::numeric[], %(origin_line)s::bigint[])
