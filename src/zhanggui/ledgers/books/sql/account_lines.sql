-- The ledger of an account (明细账) in some months with the balance after every line. The opening balance is asked for apart, because it
-- comes from the month balances; here only the lines of the months are walked, by the index (account, month). Their entries are looked up
-- one by one (OFFSET 0): where statistics call a full table empty, a join would be planned as for none.
-- plan: each time
WITH line AS (
    SELECT l.entry_id, l.line_no, l.company_id, e.date, e.event, e.document_type, e.document_id, e.summary, a.code, l.side, l.amount,
           l.customer_id, l.supplier_id, l.shop_id, l.warehouse_id, l.sku_id, l.qty,
           sum(CASE l.side WHEN 'D' THEN l.amount ELSE -l.amount END) OVER (ORDER BY e.date, l.entry_id, l.line_no) AS running
      FROM books_account a
      CROSS JOIN LATERAL (SELECT * FROM books_line WHERE account_id = a.id AND month BETWEEN %(month_from)s::int AND %(month_to)s::int OFFSET 0) l
      CROSS JOIN LATERAL (SELECT * FROM books_entry WHERE id = l.entry_id OFFSET 0) e
     WHERE a.company_id = %(company)s::bigint AND a.code LIKE %(account)s::text || '%%' AND a.is_leaf
       AND l.customer_id = %(customer)s::bigint --? customer
       AND l.supplier_id = %(supplier)s::bigint --? supplier
       AND l.shop_id = %(shop)s::bigint --? shop
       AND l.warehouse_id = %(warehouse)s::bigint --? warehouse
       AND l.sku_id = %(sku)s::bigint --? sku
)
--? page:
SELECT date, entry_id, line_no,
       entry_id, line_no, date, event, document_type, document_id, summary, code, side, amount, customer_id, supplier_id, shop_id, warehouse_id, sku_id, qty,
       running
  FROM line
 WHERE true
   AND (date, entry_id, line_no) > (%(after_date)s::date, %(after_entry_id)s::bigint, %(after_line_no)s::int) --? after
 ORDER BY date, entry_id, line_no LIMIT %(limit)s::int --? page
--? totals:
SELECT count(*), coalesce(sum(amount) FILTER (WHERE side = 'D'), 0.00), coalesce(sum(amount) FILTER (WHERE side = 'C'), 0.00) FROM line
