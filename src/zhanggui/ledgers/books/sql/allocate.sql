-- Match locked open items: raise `allocated` and write the allocations; the CHECK on the item refuses more than is open.
WITH a AS (
    INSERT INTO books_allocation (id, company_id, debit_item_id, credit_item_id, amount, date, allocated_at, user_id)
    SELECT t.id, t.company_id, t.debit, t.credit, t.amount, t.date, %(at)s::timestamptz, %(user)s::bigint
      FROM unnest(%(id)s::bigint[], %(company)s::bigint[], %(debit)s::bigint[], %(credit)s::bigint[], %(amount)s::numeric[], %(date)s::date[])
        AS t(id, company_id, debit, credit, amount, date)
)
UPDATE books_open_item t SET allocated = t.allocated + d.amount
  FROM unnest(%(item)s::bigint[], %(change)s::numeric[]) AS d(id, amount) WHERE t.id = d.id
