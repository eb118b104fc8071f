-- The list of payments, newest first. Each company is walked backwards by its own index (company, date, id) and gives one page at most; so
-- the first page costs the same however many documents and companies there are.
WITH d AS MATERIALIZED (
    --? walk:
    SELECT d.* FROM organization_company c CROSS JOIN LATERAL (
    --? end
    SELECT d.* FROM invoicing_payment d
     WHERE true
       AND d.company_id = c.id --? walk
       AND d.company_id = ANY(%(companies)s::bigint[]) --? whole companies
       AND d.shop_id = ANY(%(shops)s::bigint[]) --? shops
       AND d.supplier_id IS NULL --? sales_only
       AND d.supplier_id = %(supplier)s::bigint --? supplier
       AND d.direction = %(direction)s::text --? direction
       AND d.cash_account_id = %(cash_account)s::bigint --? cash_account
       AND EXISTS (SELECT 1 FROM books_open_item i WHERE i.id = d.item_id AND i.amount <> i.allocated) --? open
       AND d.id = ANY(ARRAY(SELECT i.document_id FROM books_open_item i WHERE NOT (i.allocated = i.amount) ORDER BY i.customer_id, i.due_date LIMIT %(unsettled)s::int)) --? unsettled
       AND d.id = ANY(%(ids)s::bigint[]) --? ids
       AND d.shop_id = %(shop)s::bigint --? shop
       AND d.customer_id = %(customer)s::bigint --? customer
       AND d.number = %(number)s::text --? number
       AND d.date >= %(since)s::date --? since
       AND d.date <= %(until)s::date --? until
       AND {after} --? after
     ORDER BY {order} LIMIT %(limit)s::int --? page
     --? walk:
     ) d
     WHERE true
       AND c.id = ANY(%(companies)s::bigint[]) --? companies
     ORDER BY {order} LIMIT %(limit)s::int
     --? end
)
--? totals:
SELECT count(*), coalesce(sum(d.amount) FILTER (WHERE d.direction = 'in' AND d.state = 'posted'), 0.00), coalesce(sum(d.amount) FILTER (WHERE d.direction = 'out' AND d.state = 'posted'), 0.00) FROM d
--? page:
SELECT {keys},
       d.id, d.company_id, d.number, d.direction, d.state, d.version, d.cash_account_id, c.name, d.account, d.customer_id, d.supplier_id,
       coalesce(k.name, v.name), d.shop_id, d.reference_id, d.date, d.currency, d.amount, abs(i.amount - i.allocated), d.item_id, d.note
  FROM d
  JOIN invoicing_cash_account c ON c.id = d.cash_account_id
  JOIN books_open_item i ON i.id = d.item_id
  LEFT JOIN partners_customer k ON k.id = d.customer_id
  LEFT JOIN partners_supplier v ON v.id = d.supplier_id
 ORDER BY {order}
