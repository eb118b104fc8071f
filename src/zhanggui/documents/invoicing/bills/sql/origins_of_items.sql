-- What the bills behind open items were made for, of one kind of document.
SELECT DISTINCT b.origin_id
  FROM books_open_item i
  JOIN invoicing_bill b ON b.id = i.document_id AND b.item_id = i.id
 WHERE i.id = ANY(%(item)s::bigint[]) AND b.origin_type = %(origin_type)s::text
 ORDER BY b.origin_id
