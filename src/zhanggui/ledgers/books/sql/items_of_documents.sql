-- The open items that these documents left.
SELECT id, company_id, account_id, customer_id, supplier_id, shop_id, reference_id, currency, amount, allocated, document_type, document_id
  FROM books_open_item WHERE document_id = ANY(%(document)s::bigint[]) AND document_type = %(document_type)s::text ORDER BY id
