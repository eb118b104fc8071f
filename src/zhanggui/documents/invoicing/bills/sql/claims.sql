-- The bills that documents caused, with what is still open of each, for their drill-down.
SELECT b.id, b.origin_id, b.number, b.direction, b.date, b.due_date, b.net, b.tax, b.gross, coalesce(i.amount - i.allocated, 0.00), b.item_id
  FROM invoicing_bill b LEFT JOIN books_open_item i ON i.id = b.item_id
 WHERE b.origin_id = ANY(%(origin)s::bigint[]) AND b.origin_type = %(origin_type)s::text AND b.state = 'posted'
 ORDER BY b.date, b.id
