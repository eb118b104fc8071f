-- Rows without an outcome: how many, and the first.
SELECT count(*), min(r.row_no) FROM exchange_row r
 WHERE r.import_id = %(import)s::bigint
   AND NOT EXISTS (SELECT FROM exchange_outcome o WHERE o.import_id = r.import_id AND o.row_no = r.row_no)
