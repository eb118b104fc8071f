-- Which of these matchings the caller may see, and whose they are: both items belong to one partner and account.
SELECT a.id, a.company_id FROM books_allocation a JOIN books_open_item d ON d.id = a.debit_item_id
 WHERE a.id = ANY(%(id)s::bigint[])
   AND a.company_id = ANY(%(companies)s::bigint[]) --? companies
   AND d.shop_id = ANY(%(shops)s::bigint[]) --? shops
   AND d.supplier_id IS NULL --? sales_only
