-- Fold finished transactions into the month balances and move the watermark; one statement, so both happen or none.
-- plan: each time
WITH w AS (SELECT tx, zg_tx_horizon() AS horizon FROM books_watermark WHERE id = 1),
fresh AS (
    SELECT l.company_id, l.account_id, l.month, coalesce(l.customer_id, 0) AS customer_id, coalesce(l.supplier_id, 0) AS supplier_id,
           coalesce(l.shop_id, 0) AS shop_id, coalesce(l.warehouse_id, 0) AS warehouse_id, coalesce(l.sku_id, 0) AS sku_id,
           sum(CASE l.side WHEN 'D' THEN l.amount ELSE 0 END) AS debit, sum(CASE l.side WHEN 'C' THEN l.amount ELSE 0 END) AS credit,
           sum(coalesce(l.qty, 0)) AS qty
      FROM w JOIN books_entry e ON e.tx >= w.tx AND e.tx < w.horizon JOIN books_line l ON l.entry_id = e.id
     GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
), folded AS (
    INSERT INTO books_balance AS b (company_id, account_id, month, customer_id, supplier_id, shop_id, warehouse_id, sku_id, debit, credit, qty)
    SELECT * FROM fresh
    ON CONFLICT (account_id, month, customer_id, supplier_id, shop_id, warehouse_id, sku_id)
    DO UPDATE SET debit = b.debit + excluded.debit, credit = b.credit + excluded.credit, qty = b.qty + excluded.qty
)
UPDATE books_watermark SET tx = w.horizon FROM w WHERE id = 1
