-- What came in of written-off debts after all; the rows are locked, and the CHECK refuses more than was written off.
UPDATE invoicing_writeoff t SET recovered = t.recovered + d.amount
  FROM unnest(%(id)s::bigint[], %(amount)s::numeric[]) AS d(id, amount) WHERE t.id = d.id
