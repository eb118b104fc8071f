-- Products of one supplier, the last one ordered first. Orders are found by supplier and time, lines and returns by the order.
WITH placed AS (
    SELECT o.id, o.ordered_at FROM purchasing_order o
     WHERE o.supplier_id = %(supplier)s::bigint AND o.state IN ('confirmed', 'closed')
       AND o.ordered_at >= %(since)s::timestamptz --? since
       AND o.ordered_at < %(until)s::timestamptz --? until
       AND o.company_id = ANY(%(companies)s::bigint[]) --? companies
       AND o.warehouse_id = ANY(%(warehouses)s::bigint[]) --? warehouses
), ordered AS (
    SELECT l.sku_id, count(DISTINCT o.id) AS orders, sum(l.qty) AS qty, sum(l.net + l.tax) AS gross, max(o.ordered_at) AS last_at,
           (array_agg(l.unit_price ORDER BY o.ordered_at DESC, l.id DESC))[1] AS last_price
      FROM placed o JOIN purchasing_order_line l ON l.order_id = o.id
     GROUP BY l.sku_id
), returned AS (
    SELECT l.sku_id, sum(l.qty) AS qty
      FROM placed o JOIN purchasing_return r ON r.order_id = o.id AND r.state = 'shipped'
      JOIN purchasing_return_line l ON l.return_id = r.id
     GROUP BY l.sku_id
)
SELECT b.last_at, b.sku_id,
       b.sku_id, k.code, k.name, u.code, b.orders, b.qty, b.gross, b.last_price, b.last_at, coalesce(r.qty, 0)
  FROM ordered b
  JOIN catalog_sku k ON k.id = b.sku_id
  JOIN catalog_product d ON d.id = k.product_id
  JOIN catalog_unit u ON u.id = d.unit_id
  LEFT JOIN returned r ON r.sku_id = b.sku_id
 WHERE true
   AND (b.last_at < %(after_last_at)s::timestamptz OR (b.last_at = %(after_last_at)s::timestamptz AND b.sku_id > %(after_sku_id)s::bigint)) --? after
 ORDER BY b.last_at DESC, b.sku_id LIMIT %(limit)s::int --? page
