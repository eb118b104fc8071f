-- The list of offsets, newest first. They are few: no index of their own, the rows of the companies are sorted.
WITH d AS MATERIALIZED (
    SELECT d.*, o.code AS debit_account, a.code AS credit_account, x.customer_id AS debit_customer, x.supplier_id AS debit_supplier,
           y.customer_id AS credit_customer, y.supplier_id AS credit_supplier
      FROM invoicing_offset d
      JOIN books_open_item x ON x.id = d.debit_item_id JOIN books_account o ON o.id = x.account_id
      JOIN books_open_item y ON y.id = d.credit_item_id JOIN books_account a ON a.id = y.account_id
     WHERE true
       AND d.company_id = ANY(%(companies)s::bigint[]) --? companies
       AND x.shop_id = ANY(%(shops)s::bigint[]) AND y.shop_id = ANY(%(shops)s::bigint[]) --? shops
       AND x.supplier_id IS NULL AND y.supplier_id IS NULL --? sales_only
       AND d.number = %(number)s::text --? number
       AND d.date >= %(since)s::date --? since
       AND d.date <= %(until)s::date --? until
       AND {after} --? after
     ORDER BY {order} LIMIT %(limit)s::int --? page
)
--? totals:
SELECT count(*), coalesce(sum(d.amount) FILTER (WHERE d.state = 'posted'), 0.00) FROM d
--? page:
SELECT {keys},
       d.id, d.company_id, d.number, d.state, d.version, d.debit_item_id, d.debit_account, coalesce(k.name, v.name), d.credit_item_id, d.credit_account,
       coalesce(l.name, w.name), d.date, d.amount, d.note
  FROM d
  LEFT JOIN partners_customer k ON k.id = d.debit_customer LEFT JOIN partners_supplier v ON v.id = d.debit_supplier
  LEFT JOIN partners_customer l ON l.id = d.credit_customer LEFT JOIN partners_supplier w ON w.id = d.credit_supplier
 ORDER BY {order}
