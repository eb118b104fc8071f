-- With what open items were matched, seen from either side: each index of the allocations is walked once.
SELECT a.id, a.own, i.document_type, i.document_id, coalesce(p.number, b.number, w.number, o.number, ''), a.date, a.amount
  FROM (SELECT id, debit_item_id AS own, credit_item_id AS other, date, amount FROM books_allocation WHERE debit_item_id = ANY(%(item)s::bigint[])
        UNION ALL
        SELECT id, credit_item_id, debit_item_id, date, amount FROM books_allocation WHERE credit_item_id = ANY(%(item)s::bigint[])) a
  JOIN books_open_item i ON i.id = a.other
  LEFT JOIN invoicing_payment p ON p.id = i.document_id
  LEFT JOIN invoicing_bill b ON b.id = i.document_id
  LEFT JOIN invoicing_writeoff w ON w.id = i.document_id
  LEFT JOIN invoicing_offset o ON o.id = i.document_id
 ORDER BY a.date, a.id
