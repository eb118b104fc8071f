-- What lay there by the books when the line was counted.
UPDATE warehouse_count_line l SET book = d.book FROM unnest(%(line)s::bigint[], %(book)s::numeric[]) AS d(id, book) WHERE l.id = d.id
