-- The list of bills, newest first. Each company is walked backwards by its own index (company, date, id) and gives one page at most; so
-- the first page costs the same however many documents and companies there are.
WITH d AS MATERIALIZED (
    --? walk:
    SELECT d.* FROM organization_company c CROSS JOIN LATERAL (
    --? end
    SELECT d.* FROM invoicing_bill d
     WHERE true
       AND d.company_id = c.id --? walk
       AND d.company_id = ANY(%(companies)s::bigint[]) --? whole companies
       AND d.shop_id = ANY(%(shops)s::bigint[]) --? shops
       AND d.direction = 'receivable' --? sales_only
       AND d.supplier_id = %(supplier)s::bigint --? supplier
       AND d.direction = %(direction)s::text --? direction
       AND d.origin_id = %(origin)s::bigint --? origin
       AND EXISTS (SELECT 1 FROM books_open_item i WHERE i.id = d.item_id AND i.amount <> i.allocated) --? open
       AND d.due_date < %(overdue_on)s::date AND EXISTS (SELECT 1 FROM books_open_item i WHERE i.id = d.item_id AND i.amount <> i.allocated) --? overdue_on
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
SELECT count(*), coalesce(sum(d.net) FILTER (WHERE d.state = 'posted'), 0.00), coalesce(sum(d.tax) FILTER (WHERE d.state = 'posted'), 0.00),
       coalesce(sum(d.gross) FILTER (WHERE d.state = 'posted'), 0.00), coalesce(sum(i.amount - i.allocated), 0.00)
  FROM d LEFT JOIN books_open_item i ON i.id = d.item_id
--? page:
SELECT {keys},
       d.id, d.company_id, d.number, d.direction, d.state, d.version, d.account, d.customer_id, d.supplier_id, coalesce(k.name, v.name), d.shop_id,
       d.reference_id, d.origin_type, d.origin_id, d.date, d.due_date, d.currency, d.net, d.tax, d.gross, coalesce(i.amount - i.allocated, 0.00), d.item_id
  FROM d
  LEFT JOIN partners_customer k ON k.id = d.customer_id
  LEFT JOIN partners_supplier v ON v.id = d.supplier_id
  LEFT JOIN books_open_item i ON i.id = d.item_id
 ORDER BY {order}
