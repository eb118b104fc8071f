-- What each partner owes us and we owe each partner; from the open items only, so it costs what is open, not what ever was.
SELECT t.partner_id,
       t.company_id, t.customer_id, t.supplier_id, coalesce(k.name, v.name), t.receivable, t.payable, t.overdue, t.oldest, t.items
  FROM (
    SELECT d.company_id, d.customer_id, d.supplier_id, coalesce(d.customer_id, d.supplier_id) AS partner_id,
           coalesce(sum(d.amount - d.allocated) FILTER (WHERE a.side = 'D'), 0.00) AS receivable,
           coalesce(sum(d.amount - d.allocated) FILTER (WHERE a.side = 'C'), 0.00) AS payable,
           coalesce(sum(d.amount - d.allocated) FILTER (WHERE d.due_date < (%(now)s::timestamptz AT TIME ZONE c.timezone)::date AND d.amount > 0), 0.00) AS overdue,
           min(d.due_date) FILTER (WHERE d.amount > 0) AS oldest, count(*) AS items
      FROM books_open_item d JOIN books_account a ON a.id = d.account_id JOIN organization_company c ON c.id = d.company_id
     WHERE d.amount <> d.allocated AND coalesce(d.customer_id, d.supplier_id) IS NOT NULL
       AND d.id = ANY(ARRAY(SELECT i.id FROM books_open_item i WHERE NOT (i.allocated = i.amount) ORDER BY i.customer_id, i.due_date LIMIT %(unsettled)s::int)) --? unsettled
       AND d.company_id = ANY(%(companies)s::bigint[]) --? companies
       AND d.shop_id = ANY(%(shops)s::bigint[]) --? shops
       AND d.supplier_id IS NULL AND a.side = 'D' --? sales_only
       AND coalesce(d.customer_id, d.supplier_id) > %(after_partner_id)s::bigint --? after
     GROUP BY d.company_id, d.customer_id, d.supplier_id
     ORDER BY partner_id LIMIT %(limit)s::int --? page
  ) t
  LEFT JOIN partners_customer k ON k.id = t.customer_id
  LEFT JOIN partners_supplier v ON v.id = t.supplier_id
 ORDER BY t.partner_id
