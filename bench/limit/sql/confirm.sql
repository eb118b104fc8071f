-- Step 2: lock the orders and the positions in order, promise the goods, confirm the orders, write the audit rows.
WITH o AS MATERIALIZED (
    SELECT id, warehouse_id FROM sales_order WHERE id = ANY(%(id)s::bigint[]) AND state = 'draft' ORDER BY id FOR UPDATE
), l AS MATERIALIZED (
    SELECT l.id, l.order_id, l.sku_id, o.warehouse_id, l.qty, row_number() OVER () AS n FROM o JOIN sales_order_line l ON l.order_id = o.id
), d AS MATERIALIZED (
    SELECT sku_id, warehouse_id, sum(qty) AS qty FROM l GROUP BY sku_id, warehouse_id
), p AS MATERIALIZED (
    SELECT p.sku_id, p.warehouse_id FROM stock_position p
     WHERE (p.sku_id, p.warehouse_id) IN (SELECT d.sku_id, d.warehouse_id FROM d) ORDER BY p.sku_id, p.warehouse_id FOR UPDATE
), reservations AS (
    INSERT INTO stock_reservation (id, company_id, sku_id, warehouse_id, qty, document_type, document_id, document_line, reserved_at)
    SELECT %(reservation)s::bigint + n, %(company)s::bigint, sku_id, warehouse_id, qty, 'sales.order', order_id, id, %(now)s::timestamptz
      FROM l
), positions AS (
    UPDATE stock_position t SET reserved = t.reserved + d.qty FROM d JOIN p USING (sku_id, warehouse_id)
     WHERE t.sku_id = d.sku_id AND t.warehouse_id = d.warehouse_id
), orders AS (
    UPDATE sales_order t SET state = 'confirmed', version = t.version + 1, updated_at = %(now)s::timestamptz FROM o WHERE t.id = o.id
)
INSERT INTO audit_record (id, company_id, at, user_name, document, document_id, action, before, after)
SELECT %(audit)s::bigint + row_number() OVER (), %(company)s::bigint, %(now)s::timestamptz, 'limit', 'sales.order', id, 'confirm',
       '{"state": "draft"}', '{"state": "confirmed"}' FROM o
