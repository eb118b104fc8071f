-- A batch of typed and classified rows.
INSERT INTO channels_retail_row (import_id, row_no, day, step, at, invoice, code, qty, price, customer, country, description)
SELECT %(import)s::bigint, t.* FROM unnest(%(row)s::int[], %(day)s::date[], %(step)s::int[], %(at)s::timestamptz[], %(invoice)s::text[], %(code)s::text[],
    %(qty)s::numeric[], %(price)s::numeric[], %(customer)s::text[], %(country)s::text[], %(description)s::text[]) AS t
