-- Which of these offsets the caller may see: both sides of them.
SELECT d.id FROM invoicing_offset d JOIN books_open_item x ON x.id = d.debit_item_id JOIN books_open_item y ON y.id = d.credit_item_id
 WHERE d.id = ANY(%(id)s::bigint[])
   AND d.company_id = ANY(%(companies)s::bigint[]) --? companies
   AND x.shop_id = ANY(%(shops)s::bigint[]) AND y.shop_id = ANY(%(shops)s::bigint[]) --? shops
   AND x.supplier_id IS NULL AND y.supplier_id IS NULL --? sales_only
