-- Which of these matchings the caller may see, whose they are and what they matched: both items belong to one partner and account.
SELECT a.id, a.company_id, a.amount, d.document_type, d.document_id, coalesce(pd.number, bd.number, wd.number, od.number, ''), c.document_type, c.document_id, coalesce(pc.number, bc.number, wc.number, oc.number, '')
  FROM books_allocation a JOIN books_open_item d ON d.id = a.debit_item_id JOIN books_open_item c ON c.id = a.credit_item_id
  LEFT JOIN invoicing_payment pd ON pd.id = d.document_id
  LEFT JOIN invoicing_bill bd ON bd.id = d.document_id
  LEFT JOIN invoicing_writeoff wd ON wd.id = d.document_id
  LEFT JOIN invoicing_offset od ON od.id = d.document_id
  LEFT JOIN invoicing_payment pc ON pc.id = c.document_id
  LEFT JOIN invoicing_bill bc ON bc.id = c.document_id
  LEFT JOIN invoicing_writeoff wc ON wc.id = c.document_id
  LEFT JOIN invoicing_offset oc ON oc.id = c.document_id
 WHERE a.id = ANY(%(id)s::bigint[])
   AND a.company_id = ANY(%(companies)s::bigint[]) --? companies
   AND d.shop_id = ANY(%(shops)s::bigint[]) --? shops
   AND d.supplier_id IS NULL --? sales_only
