-- The list of write-offs, newest first. They are few: no index of their own, the rows of the companies are sorted.
WITH d AS MATERIALIZED (
    SELECT d.* FROM invoicing_writeoff d
     WHERE true
       AND d.company_id = ANY(%(companies)s::bigint[]) --? companies
       AND d.shop_id = ANY(%(shops)s::bigint[]) --? shops
       AND d.id = ANY(%(ids)s::bigint[]) --? ids
       AND d.supplier_id IS NULL --? sales_only
       AND d.customer_id = %(customer)s::bigint --? customer
       AND d.supplier_id = %(supplier)s::bigint --? supplier
       AND d.number = %(number)s::text --? number
       AND d.date >= %(since)s::date --? since
       AND d.date <= %(until)s::date --? until
       AND {after} --? after
     ORDER BY {order} LIMIT %(limit)s::int --? page
)
--? totals:
SELECT count(*), coalesce(sum(d.amount) FILTER (WHERE d.state = 'posted' AND d.supplier_id IS NULL), 0.00),
       coalesce(sum(d.amount) FILTER (WHERE d.state = 'posted' AND d.supplier_id IS NOT NULL), 0.00)
  FROM d
--? page:
SELECT {keys},
       d.id, d.company_id, d.number, d.state, d.version, d.account, d.customer_id, k.name, d.supplier_id, v.name, d.shop_id, d.reference_id, d.origin_type, d.origin_id,
       d.date, d.amount, d.reason
  FROM d LEFT JOIN partners_customer k ON k.id = d.customer_id LEFT JOIN partners_supplier v ON v.id = d.supplier_id
 ORDER BY {order}
