-- Step 3: shipment, stock cut with its cost, receivable, both book entries, the open item and the audit rows, in one statement.
WITH o AS MATERIALIZED (
    SELECT t.*, row_number() OVER (ORDER BY t.id) AS n
      FROM (SELECT id, shop_id, warehouse_id, customer_id, net, tax FROM sales_order
             WHERE id = ANY(%(id)s::bigint[]) AND state = 'confirmed' ORDER BY id FOR UPDATE) t
), r AS MATERIALIZED (
    SELECT id, document_line FROM stock_reservation WHERE document_id = ANY(%(id)s::bigint[])
), l AS MATERIALIZED (
    SELECT o.n, o.shop_id, o.warehouse_id, o.customer_id, l.id, l.line_no, l.sku_id, l.qty, l.net, l.tax, l.account, r.id AS reservation,
           row_number() OVER (ORDER BY o.n, l.line_no) AS k
      FROM o JOIN sales_order_line l ON l.order_id = o.id JOIN r ON r.document_line = l.id
), d AS MATERIALIZED (
    SELECT sku_id, warehouse_id, sum(qty) AS qty FROM l GROUP BY sku_id, warehouse_id
), p AS MATERIALIZED (
    SELECT p.sku_id, p.warehouse_id FROM stock_position p
     WHERE (p.sku_id, p.warehouse_id) IN (SELECT d.sku_id, d.warehouse_id FROM d) ORDER BY p.sku_id, p.warehouse_id FOR UPDATE
), c AS MATERIALIZED (
    SELECT c.id, c.sku_id, c.warehouse_id, c.qty, c.amount FROM stock_cost_pool c
     WHERE (SELECT count(*) FROM p) > 0 AND c.company_id = %(company)s::bigint
       AND (c.sku_id, c.warehouse_id) IN (SELECT d.sku_id, d.warehouse_id FROM d) ORDER BY c.sku_id, c.warehouse_id FOR UPDATE
), v AS MATERIALIZED (
    -- All lines of a batch leave at the average before the batch.
    SELECT t.*, t.had - sum(t.qty) OVER pool AS pool_qty, t.worth - sum(t.cost) OVER pool AS pool_amount, w.id AS location
      FROM (SELECT l.*, c.id AS pool_id, c.qty AS had, c.amount AS worth, round(l.qty * c.amount / c.qty, 2) AS cost
              FROM l JOIN c USING (sku_id, warehouse_id)) t
      JOIN stock_location w ON w.warehouse_id = t.warehouse_id AND w.bin_id IS NULL
    WINDOW pool AS (PARTITION BY t.pool_id ORDER BY t.k)
), shipments AS (
    INSERT INTO warehouse_shipment (id, company_id, warehouse_id, number, kind, state, origin_type, origin_id, business_date, effective_at,
        customer_id, shop_id, created_at, updated_at)
    SELECT %(shipment)s::bigint + n, %(company)s::bigint, warehouse_id, %(shipment_number)s::text || lpad((%(shipment_counter)s::bigint + n)::text, 8, '0'),
           'sale', 'shipped', 'sales.order', id, %(day)s::date, %(now)s::timestamptz, customer_id, shop_id, %(now)s::timestamptz, %(now)s::timestamptz FROM o
), shipment_lines AS (
    INSERT INTO warehouse_shipment_line (id, shipment_id, line_no, sku_id, qty, origin_line, reservation_id)
    SELECT %(shipment_line)s::bigint + k, %(shipment)s::bigint + n, line_no, sku_id, qty, id, reservation FROM l
), entries AS (
    INSERT INTO stock_entry (id, company_id, posting_key, kind, document_type, document_id, effective_at, business_date, posted_at, customer_id,
        shop_id, move_count)
    SELECT %(entry)s::bigint + n, %(company)s::bigint, 'warehouse.shipment:' || %(shipment)s::bigint + n, 'sale', 'warehouse.shipment',
           %(shipment)s::bigint + n, %(now)s::timestamptz, %(day)s::date, %(now)s::timestamptz, customer_id, shop_id, %(lines)s::int FROM o
), moves AS (
    INSERT INTO stock_move (id, entry_id, line_no, company_id, sku_id, from_location_id, to_location_id, qty, amount, pool_id, pool_qty,
        pool_amount, effective_at, document_line)
    SELECT %(move)s::bigint + k, %(entry)s::bigint + n, line_no, %(company)s::bigint, sku_id, location, %(outer)s::bigint, qty, cost,
           pool_id, pool_qty, pool_amount, %(now)s::timestamptz, %(shipment_line)s::bigint + k FROM v
), balances AS (
    INSERT INTO stock_balance AS t (location_id, sku_id, quality, lot, serial, owner_id, qty)
    SELECT location, sku_id, 'good', '', '', 0, -sum(qty) FROM v GROUP BY location, sku_id
    ON CONFLICT (location_id, sku_id, quality, lot, serial, owner_id) DO UPDATE SET qty = t.qty + excluded.qty
), positions AS (
    UPDATE stock_position t SET on_hand = t.on_hand - d.qty, reserved = t.reserved - d.qty FROM d
     WHERE t.sku_id = d.sku_id AND t.warehouse_id = d.warehouse_id
), reservations AS (
    UPDATE stock_reservation t SET consumed = t.qty FROM l WHERE t.id = l.reservation
), pools AS (
    UPDATE stock_cost_pool t SET qty = t.qty - s.qty, amount = t.amount - s.cost, seq = t.seq + s.moves,
           last_unit = CASE WHEN t.qty = s.qty THEN t.last_unit ELSE round((t.amount - s.cost) / (t.qty - s.qty), 10) END
      FROM (SELECT pool_id, sum(qty) AS qty, sum(cost) AS cost, count(*) AS moves FROM v GROUP BY pool_id) s WHERE t.id = s.pool_id
), cost_entries AS (
    INSERT INTO books_entry (id, company_id, posting_key, event, document_type, document_id, date, month, posted_at, line_count, summary)
    SELECT %(cost_entry)s::bigint + n, %(company)s::bigint, 'stock:' || %(entry)s::bigint + n, 'stock.sale', 'warehouse.shipment',
           %(shipment)s::bigint + n, %(day)s::date, %(month)s::int, %(now)s::timestamptz, %(lines)s::int * 2, '销售出库' FROM o
), cost_lines AS (
    INSERT INTO books_line (entry_id, line_no, company_id, account_id, month, side, amount, customer_id, shop_id, warehouse_id, sku_id, qty)
    SELECT %(cost_entry)s::bigint + n, line_no * 2 - 1, %(company)s::bigint, %(cogs)s::bigint, %(month)s::int, 'D', cost, customer_id,
           shop_id, NULL, sku_id, NULL FROM v
    UNION ALL
    SELECT %(cost_entry)s::bigint + n, line_no * 2, %(company)s::bigint, %(inventory)s::bigint, %(month)s::int, 'C', cost, NULL,
           NULL, warehouse_id, sku_id, -qty FROM v
), bills AS (
    INSERT INTO invoicing_bill (id, company_id, number, direction, state, account, customer_id, shop_id, origin_type, origin_id, date, due_date,
        currency, net, tax, gross, item_id, created_at, updated_at)
    SELECT %(bill)s::bigint + n, %(company)s::bigint, %(bill_number)s::text || lpad((%(bill_counter)s::bigint + n)::text, 8, '0'), 'receivable', 'posted',
           %(receivable_code)s::text, customer_id, shop_id, 'sales.order', id, %(day)s::date, %(day)s::date, %(currency)s::text, net, tax,
           net + tax, %(item)s::bigint + n, %(now)s::timestamptz, %(now)s::timestamptz FROM o
), bill_lines AS (
    INSERT INTO invoicing_bill_line (id, bill_id, line_no, sku_id, qty, net, tax, account, origin_line)
    SELECT %(bill_line)s::bigint + k, %(bill)s::bigint + n, line_no, sku_id, qty, net, tax, account, id FROM l
), bill_entries AS (
    INSERT INTO books_entry (id, company_id, posting_key, event, document_type, document_id, date, month, posted_at, line_count, summary)
    SELECT %(bill_entry)s::bigint + n, %(company)s::bigint, 'invoicing.bill:' || %(bill)s::bigint + n, 'bill.receivable', 'invoicing.bill',
           %(bill)s::bigint + n, %(day)s::date, %(month)s::int, %(now)s::timestamptz, 3,
           %(bill_number)s::text || lpad((%(bill_counter)s::bigint + n)::text, 8, '0') FROM o
), bill_entry_lines AS (
    INSERT INTO books_line (entry_id, line_no, company_id, account_id, month, side, amount, customer_id, shop_id)
    SELECT %(bill_entry)s::bigint + o.n, x.no, %(company)s::bigint, x.account, %(month)s::int, x.side, x.amount, x.customer_id, x.shop_id
      FROM o CROSS JOIN LATERAL (VALUES (1, %(receivable)s::bigint, 'D', o.net + o.tax, o.customer_id, o.shop_id),
                                        (2, %(income)s::bigint, 'C', o.net, o.customer_id, o.shop_id),
                                        (3, %(vat)s::bigint, 'C', o.tax, NULL, NULL)) AS x(no, account, side, amount, customer_id, shop_id)
), items AS (
    INSERT INTO books_open_item (id, company_id, account_id, entry_id, customer_id, shop_id, document_type, document_id, date, due_date, currency,
        amount)
    SELECT %(item)s::bigint + n, %(company)s::bigint, %(receivable)s::bigint, %(bill_entry)s::bigint + n, customer_id, shop_id,
           'invoicing.bill', %(bill)s::bigint + n, %(day)s::date, %(day)s::date, %(currency)s::text, net + tax FROM o
)
INSERT INTO audit_record (id, company_id, at, user_name, document, document_id, action, after)
SELECT %(audit)s::bigint + n, %(company)s::bigint, %(now)s::timestamptz, 'limit', 'warehouse.shipment', %(shipment)s::bigint + n, 'dispatch',
       jsonb_build_object('state', 'shipped', 'lines', %(lines)s::int) FROM o
UNION ALL
SELECT %(bill_audit)s::bigint + n, %(company)s::bigint, %(now)s::timestamptz, 'limit', 'invoicing.bill', %(bill)s::bigint + n, 'post',
       jsonb_build_object('number', %(bill_number)s::text || lpad((%(bill_counter)s::bigint + n)::text, 8, '0'), 'gross', (net + tax)::text) FROM o
