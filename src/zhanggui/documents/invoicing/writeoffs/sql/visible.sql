-- Which of these write-offs the caller may see.
SELECT d.id FROM invoicing_writeoff d
 WHERE d.id = ANY(%(id)s::bigint[])
   AND d.company_id = ANY(%(companies)s::bigint[]) --? companies
   AND d.shop_id = ANY(%(shops)s::bigint[]) --? shops
   AND d.supplier_id IS NULL --? sales_only
