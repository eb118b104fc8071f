-- The last orders that somebody entered by hand: who entered what is written in the audit log, whose index of people's actions gives the
-- newest first.
SELECT o.id, o.number, k.name, o.net + o.tax
  FROM audit_record a
  JOIN sales_order o ON o.id = a.document_id
  JOIN partners_customer k ON k.id = o.customer_id
 WHERE a.user_id = %(user)s::bigint AND a.at >= %(since)s::timestamptz AND a.document = 'sales.order' AND a.action = 'place'
   AND o.company_id = %(company)s::bigint
   AND o.shop_id = ANY(%(shops)s::bigint[]) --? shops
   AND o.warehouse_id = ANY(%(warehouses)s::bigint[]) --? warehouses
 ORDER BY a.at DESC, a.id DESC
 LIMIT %(limit)s::int
