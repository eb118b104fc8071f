-- The lines of one bill, for its page; a line may be a service without a SKU.
SELECT l.id, l.line_no, l.sku_id, coalesce(k.code, ''), coalesce(k.name, ''), l.qty, l.net, l.tax, l.net + l.tax, l.account, l.origin_line
  FROM invoicing_bill_line l LEFT JOIN catalog_sku k ON k.id = l.sku_id
 WHERE l.bill_id = %(bill)s::bigint
 ORDER BY l.line_no
