-- The value of the cost pools against the inventory accounts, SKU by SKU (costing.md §7).
WITH booked AS (
    SELECT l.company_id, l.sku_id, sum(CASE l.side WHEN 'D' THEN l.amount ELSE -l.amount END) AS amount
      FROM books_line l JOIN books_account a ON a.id = l.account_id AND (a.code LIKE '1405%%' OR a.code LIKE '1411%%') GROUP BY 1, 2
), pooled AS (SELECT company_id, sku_id, sum(amount) AS amount FROM stock_cost_pool GROUP BY 1, 2)
SELECT format('company %s sku %s', company_id, sku_id), coalesce(p.amount, 0)::text, coalesce(b.amount, 0)::text
  FROM booked b FULL JOIN pooled p USING (company_id, sku_id) WHERE coalesce(b.amount, 0) <> coalesce(p.amount, 0)
