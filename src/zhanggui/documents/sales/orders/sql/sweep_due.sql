-- Takes orders off the list of due ones that ask for nothing any more; of the next so many, so that no statement is long. As sweep.sql.
WITH looked AS MATERIALIZED (
    SELECT d.order_id, d.since FROM sales_order_due d WHERE d.order_id > %(after)s::bigint ORDER BY d.order_id LIMIT %(most)s::int
), gone AS (
    DELETE FROM sales_order_due
     WHERE since < %(before)s::timestamptz
       AND order_id IN (SELECT l.order_id FROM looked l JOIN sales_order o ON o.id = l.order_id
                         WHERE l.since < %(before)s::timestamptz AND NOT sales_order_asks(o))
)
SELECT max(order_id), count(*) FROM looked
