-- Returns with their lines, any number, in one statement; company, supplier and warehouse are the order's.
WITH r AS (
    INSERT INTO purchasing_return (id, company_id, order_id, warehouse_id, supplier_id, number, state, business_date, returned_at, currency, reason, extra,
        created_at, updated_at)
    SELECT t.id, o.company_id, o.id, o.warehouse_id, o.supplier_id, t.number, %(state)s::text, t.business_date, t.returned_at, o.currency,
           coalesce(t.reason, ''), coalesce(t.extra, '{}')::jsonb, %(now)s::timestamptz, %(now)s::timestamptz
      FROM unnest(%(id)s::bigint[], %(order)s::bigint[], %(number)s::text[], %(business_date)s::date[], %(returned_at)s::timestamptz[],
                  %(reason)s::text[], %(extra)s::text[]) AS t(id, order_id, number, business_date, returned_at, reason, extra)
      JOIN purchasing_order o ON o.id = t.order_id
)
INSERT INTO purchasing_return_line (id, return_id, line_no, order_line_id, sku_id, receipt_id, receipt_line_id, move_id, qty)
SELECT * FROM unnest(%(line)s::bigint[], %(parent)s::bigint[], %(line_no)s::int[], %(order_line)s::bigint[], %(sku)s::bigint[], %(receipt)s::bigint[],
                     %(receipt_line)s::bigint[], %(move)s::bigint[], %(qty)s::numeric[])
