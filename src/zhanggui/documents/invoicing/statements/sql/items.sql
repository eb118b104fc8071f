-- What stands between one company and partners until a day: the balance before the period, and everything in it. An item is what one
-- document left; it never changes, whatever is matched with it, so the sums are those of the books.
SELECT d.customer_id, d.supplier_id, d.company_id, d.currency, d.date, d.due_date, d.document_type,
       coalesce(b.number, p.number, w.number, o.number, ''), CASE a.side WHEN %(side)s::text THEN d.amount ELSE -d.amount END
  FROM books_open_item d
  JOIN books_account a ON a.id = d.account_id
  LEFT JOIN invoicing_bill b ON b.id = d.document_id
  LEFT JOIN invoicing_payment p ON p.id = d.document_id
  LEFT JOIN invoicing_writeoff w ON w.id = d.document_id
  LEFT JOIN invoicing_offset o ON o.id = d.document_id
 WHERE d.date <= %(until)s::date
   AND d.customer_id = ANY(%(customers)s::bigint[]) --? customers
   AND d.supplier_id = ANY(%(suppliers)s::bigint[]) --? suppliers
   AND d.company_id = ANY(%(companies)s::bigint[]) --? companies
   AND d.shop_id = ANY(%(shops)s::bigint[]) --? shops
   AND d.supplier_id IS NULL AND a.side = 'D' --? sales_only
 ORDER BY d.date, d.id
