-- Take matchings back: rows that mirror the first ones, and less that is allocated of both items, which are locked.
WITH a AS (
    INSERT INTO books_allocation (id, company_id, debit_item_id, credit_item_id, amount, date, allocated_at, user_id, reverses_id)
    SELECT t.id, a.company_id, a.debit_item_id, a.credit_item_id, -a.amount, t.date, %(at)s::timestamptz, %(user)s::bigint, a.id
      FROM unnest(%(id)s::bigint[], %(original)s::bigint[], %(date)s::date[]) AS t(id, original, date) JOIN books_allocation a ON a.id = t.original
)
UPDATE books_open_item t SET allocated = t.allocated + d.amount
  FROM unnest(%(item)s::bigint[], %(change)s::numeric[]) AS d(id, amount) WHERE t.id = d.id
