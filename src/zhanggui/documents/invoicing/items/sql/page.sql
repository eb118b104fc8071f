-- Open items, the one due first in front. Settled items, which are nearly all of them after a year, are outside the partial indexes on
-- customer and supplier; what is left is small enough to be sorted.
WITH d AS MATERIALIZED (
    SELECT d.*, a.code, a.side FROM books_open_item d JOIN books_account a ON a.id = d.account_id
     WHERE true
       AND d.amount <> d.allocated --? open
       AND d.id = ANY(ARRAY(SELECT i.id FROM books_open_item i WHERE NOT (i.allocated = i.amount) ORDER BY i.customer_id, i.due_date LIMIT %(unsettled)s::int)) --? unsettled
       AND d.company_id = ANY(%(companies)s::bigint[]) --? companies
       AND d.shop_id = ANY(%(shops)s::bigint[]) --? shops
       AND d.supplier_id IS NULL AND a.side = 'D' --? sales_only
       AND d.customer_id = %(customer)s::bigint --? customer
       AND d.supplier_id = %(supplier)s::bigint --? supplier
       AND d.shop_id = %(shop)s::bigint --? shop
       AND d.document_id = %(document)s::bigint --? document
       AND a.code = %(account)s::text --? account
       AND d.due_date < %(overdue_on)s::date AND d.amount > 0 --? overdue_on
       AND a.side = %(side)s::text --? side
       AND d.due_date >= %(due_since)s::date --? due_since
       AND d.due_date <= %(due_until)s::date --? due_until
       AND (d.amount < 0) = %(prepaid)s::boolean --? prepaid
       AND {after} --? after
     ORDER BY {order} LIMIT %(limit)s::int --? page
)
--? totals:
SELECT count(*), coalesce(sum(d.amount - d.allocated) FILTER (WHERE d.side = 'D'), 0.00), coalesce(sum(d.amount - d.allocated) FILTER (WHERE d.side = 'C'), 0.00) FROM d
--? page:
SELECT {keys},
       d.id, d.company_id, d.code, d.side, d.customer_id, d.supplier_id, coalesce(k.name, v.name), d.shop_id, d.reference_id, d.document_type, d.document_id,
       coalesce(b.number, p.number, w.number, o.number, ''), d.date, d.due_date, d.currency, d.amount, d.allocated, d.amount - d.allocated
  FROM d
  LEFT JOIN partners_customer k ON k.id = d.customer_id
  LEFT JOIN partners_supplier v ON v.id = d.supplier_id
  LEFT JOIN invoicing_bill b ON b.id = d.document_id
  LEFT JOIN invoicing_payment p ON p.id = d.document_id
  LEFT JOIN invoicing_writeoff w ON w.id = d.document_id
  LEFT JOIN invoicing_offset o ON o.id = d.document_id
 ORDER BY {order}
