-- Open items by id with the code of their account, for who wants to settle them.
-- plan: each time
SELECT i.id, i.company_id, a.code, a.side, i.customer_id, i.supplier_id, i.shop_id, i.reference_id, i.currency, i.amount, i.allocated, i.document_type, i.document_id
  FROM books_open_item i JOIN books_account a ON a.id = i.account_id
 WHERE i.id = ANY(%(item)s::bigint[])
