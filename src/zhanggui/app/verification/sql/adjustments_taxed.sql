-- The VAT in the books is the VAT in the lines of each adjustment that stands; nothing is left of those that were undone.
WITH booked AS (
    SELECT e.document_id AS id, sum(CASE WHEN (l.side = 'C') = (d.purpose <> 'donation') THEN l.amount ELSE -l.amount END) AS tax
      FROM books_entry e JOIN warehouse_adjustment d ON d.id = e.document_id
      JOIN books_line l ON l.entry_id = e.id JOIN books_account a ON a.id = l.account_id AND a.code LIKE '222101%%'
     WHERE e.document_type = 'warehouse.adjustment' GROUP BY 1
), decided AS (
    SELECT d.id, sum(l.tax) AS tax FROM warehouse_adjustment d JOIN warehouse_adjustment_line l ON l.adjustment_id = d.id
     WHERE d.state = 'posted' AND d.purpose <> '' GROUP BY 1
)
SELECT 'warehouse_adjustment ' || id, coalesce(d.tax, 0)::text, coalesce(b.tax, 0)::text
  FROM booked b FULL JOIN decided d USING (id) WHERE coalesce(d.tax, 0) <> coalesce(b.tax, 0)
