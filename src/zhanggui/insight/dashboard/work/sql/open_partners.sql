-- The six who owe us most and the six whom we owe most; names are looked up for these only.
SELECT t.side, t.customer_id, t.supplier_id, coalesce(k.name, v.name), t.open
  FROM (
    SELECT a.side, i.customer_id, i.supplier_id, sum(i.amount - i.allocated) AS open,
           row_number() OVER (PARTITION BY a.side ORDER BY sum(i.amount - i.allocated) DESC, coalesce(i.customer_id, i.supplier_id)) AS place
      FROM books_open_item i JOIN books_account a ON a.id = i.account_id
     WHERE i.amount <> i.allocated AND i.company_id = %(company)s::bigint AND coalesce(i.customer_id, i.supplier_id) IS NOT NULL
       AND i.shop_id = ANY(%(shops)s::bigint[]) --? shops
     GROUP BY a.side, i.customer_id, i.supplier_id
    HAVING sum(i.amount - i.allocated) > 0
  ) t
  LEFT JOIN partners_customer k ON k.id = t.customer_id
  LEFT JOIN partners_supplier v ON v.id = t.supplier_id
 WHERE t.place <= 6
 ORDER BY t.side, t.place
