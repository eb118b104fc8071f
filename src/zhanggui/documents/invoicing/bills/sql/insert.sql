-- Bills with their lines, any number, in one statement.
WITH b AS (
    INSERT INTO invoicing_bill (id, company_id, number, direction, state, account, customer_id, supplier_id, shop_id, reference_id, origin_type, origin_id, date,
        due_date, currency, net, tax, gross, item_id, created_at, updated_at)
    SELECT t.id, t.company_id, t.number, t.direction, %(state)s::text, t.account, t.customer_id, t.supplier_id, t.shop_id, t.reference_id, t.origin_type, t.origin_id,
           t.date, t.due_date, t.currency, t.net, t.tax, t.net + t.tax, t.item_id, %(now)s::timestamptz, %(now)s::timestamptz
      FROM unnest(%(id)s::bigint[], %(company)s::bigint[], %(number)s::text[], %(direction)s::text[], %(account)s::text[], %(customer)s::bigint[],
                  %(supplier)s::bigint[], %(shop)s::bigint[], %(reference)s::bigint[], %(origin_type)s::text[], %(origin)s::bigint[], %(date)s::date[], %(due_date)s::date[],
                  %(currency)s::text[], %(net)s::numeric[], %(tax)s::numeric[], %(item)s::bigint[])
        AS t(id, company_id, number, direction, account, customer_id, supplier_id, shop_id, reference_id, origin_type, origin_id, date, due_date, currency, net, tax, item_id)
)
INSERT INTO invoicing_bill_line (id, bill_id, line_no, sku_id, qty, net, tax, account, origin_line)
SELECT * FROM unnest(%(line)s::bigint[], %(parent)s::bigint[], %(line_no)s::int[], %(sku)s::bigint[], %(qty)s::numeric[], %(line_net)s::numeric[],
                     %(line_tax)s::numeric[], %(line_account)s::text[], %(origin_line)s::bigint[])
