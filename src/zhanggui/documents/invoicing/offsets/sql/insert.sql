-- Offsets, any number, in one statement.
INSERT INTO invoicing_offset (id, company_id, number, state, debit_item_id, credit_item_id, date, amount, note, created_at, updated_at)
SELECT t.id, t.company_id, t.number, %(state)s::text, t.debit, t.credit, t.date, t.amount, coalesce(t.note, ''), %(now)s::timestamptz, %(now)s::timestamptz
  FROM unnest(%(id)s::bigint[], %(company)s::bigint[], %(number)s::text[], %(debit)s::bigint[], %(credit)s::bigint[], %(date)s::date[], %(amount)s::numeric[],
              %(note)s::text[])
    AS t(id, company_id, number, debit, credit, date, amount, note)
