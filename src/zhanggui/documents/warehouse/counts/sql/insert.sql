-- Counts, any number, in one statement.
INSERT INTO warehouse_count (id, company_id, warehouse_id, number, state, business_date, note, created_at, updated_at)
SELECT t.id, t.company_id, t.warehouse_id, t.number, %(state)s::text, t.business_date, t.note, %(now)s::timestamptz, %(now)s::timestamptz
  FROM unnest(%(id)s::bigint[], %(company)s::bigint[], %(warehouse)s::bigint[], %(number)s::text[], %(business_date)s::date[], %(note)s::text[])
    AS t(id, company_id, warehouse_id, number, business_date, note)
