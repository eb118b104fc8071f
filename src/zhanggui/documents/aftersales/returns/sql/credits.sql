-- The credit bills of returns with what a refund needs of the header.
SELECT r.id, r.company_id, r.shop_id, r.customer_id, r.number, c.bill_id, c.account, c.reference_id
  FROM aftersales_credit c JOIN aftersales_return r ON r.id = c.return_id
 WHERE r.id = ANY(%(id)s::bigint[]) ORDER BY r.id, c.id
