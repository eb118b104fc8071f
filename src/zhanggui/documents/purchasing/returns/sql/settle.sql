-- What has left is settled once: off the estimate, or credited.
UPDATE purchasing_return_line t SET estimated_qty = d.qty, estimated_value = d.value, net = d.net, tax = d.tax
  FROM unnest(%(id)s::bigint[], %(qty)s::numeric[], %(value)s::numeric[], %(net)s::numeric[], %(tax)s::numeric[]) AS d(id, qty, value, net, tax)
 WHERE t.id = d.id
