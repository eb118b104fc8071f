-- Keyset page over the partial index of rejected rows; the wide rows are fetched for the page only.
-- plan: each time
SELECT o.row_no, r.cells, o.params FROM exchange_outcome o JOIN exchange_row r ON r.import_id = o.import_id AND r.row_no = o.row_no
 WHERE o.import_id = %(import)s::bigint AND o.disposition = 'rejected' AND o.row_no > %(after)s::int
 ORDER BY o.row_no LIMIT %(limit)s::int
