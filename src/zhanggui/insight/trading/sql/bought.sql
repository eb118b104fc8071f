-- Products of one customer, the last one bought first. Orders and returns are found by customer and time, their lines by the document.
WITH ordered AS (
    SELECT l.sku_id, count(DISTINCT o.id) AS orders, sum(l.qty) AS qty, sum(l.net + l.tax) AS gross, max(o.ordered_at) AS last_at,
           (array_agg(l.unit_price ORDER BY o.ordered_at DESC, l.id DESC))[1] AS last_price
      FROM sales_order o JOIN sales_order_line l ON l.order_id = o.id AND l.stocked
     WHERE o.customer_id = %(customer)s::bigint AND o.state IN ('confirmed', 'closed')
       AND o.ordered_at >= %(since)s::timestamptz --? since
       AND o.ordered_at < %(until)s::timestamptz --? until
       AND o.company_id = ANY(%(companies)s::bigint[]) --? companies
       AND o.shop_id = ANY(%(shops)s::bigint[]) --? shops
       AND o.warehouse_id = ANY(%(warehouses)s::bigint[]) --? warehouses
     GROUP BY l.sku_id
), returned AS (
    SELECT l.sku_id, sum(l.qty) AS qty
      FROM aftersales_return r JOIN aftersales_return_line l ON l.return_id = r.id AND l.stocked
     WHERE r.customer_id = %(customer)s::bigint AND r.state IN ('received', 'closed')
       AND r.returned_at >= %(since)s::timestamptz --? since
       AND r.returned_at < %(until)s::timestamptz --? until
       AND r.company_id = ANY(%(companies)s::bigint[]) --? companies
       AND r.shop_id = ANY(%(shops)s::bigint[]) --? shops
       AND r.warehouse_id = ANY(%(warehouses)s::bigint[]) --? warehouses
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
