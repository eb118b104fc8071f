-- Open items in lock order, with what is still open of them.
SELECT id, company_id, account_id, customer_id, supplier_id, shop_id, reference_id, currency, amount, allocated, document_type, document_id
  FROM books_open_item WHERE id = ANY(%(item)s::bigint[]) ORDER BY id FOR UPDATE
