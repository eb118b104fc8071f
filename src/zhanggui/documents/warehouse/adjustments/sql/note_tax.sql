-- What the taxes of lines came to when they were booked.
UPDATE warehouse_adjustment_line l SET tax = t.tax FROM unnest(%(id)s::bigint[], %(tax)s::numeric[]) AS t(id, tax) WHERE l.id = t.id
