-- What has been billed for the lines of an asker so far.
SELECT l.origin_line, sum(l.qty), sum(l.net), sum(l.tax)
  FROM invoicing_bill b JOIN invoicing_bill_line l ON l.bill_id = b.id
 WHERE b.origin_id = ANY(%(origin)s::bigint[]) AND b.origin_type = %(origin_type)s::text AND b.state = 'posted'
 GROUP BY l.origin_line
