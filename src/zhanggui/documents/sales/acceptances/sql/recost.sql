-- What confirmed goods cost after a replay; the rows are locked.
UPDATE sales_acceptance_line t SET cost = d.cost FROM unnest(%(id)s::bigint[], %(cost)s::numeric[]) AS d(id, cost) WHERE t.id = d.id
