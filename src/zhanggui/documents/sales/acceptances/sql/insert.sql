-- Confirmations with their lines, any number, in one statement.
WITH a AS (
    INSERT INTO sales_acceptance (id, company_id, order_id, number, state, date, created_at, updated_at)
    SELECT t.id, t.company_id, t.order_id, t.number, %(state)s::text, t.date, %(now)s::timestamptz, %(now)s::timestamptz
      FROM unnest(%(id)s::bigint[], %(company)s::bigint[], %(order)s::bigint[], %(number)s::text[], %(date)s::date[]) AS t(id, company_id, order_id, number, date)
)
INSERT INTO sales_acceptance_line (id, acceptance_id, line_no, shipment_line_id, order_line_id, sku_id, qty, cost)
SELECT * FROM unnest(%(line)s::bigint[], %(parent)s::bigint[], %(line_no)s::int[], %(shipment_line)s::bigint[], %(order_line)s::bigint[], %(sku)s::bigint[],
                     %(qty)s::numeric[], %(cost)s::numeric[])
