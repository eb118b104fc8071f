-- How order lines came about: what was ordered, in which unit, and why the price is what it is.
INSERT INTO sales_order_line_source (line_id, ordered_sku_id, ordered_qty, unit, price_rule_id, reason_zh, reason_en)
SELECT * FROM unnest(%(line)s::bigint[], %(sku)s::bigint[], %(qty)s::numeric[], %(unit)s::text[], %(rule)s::bigint[], %(zh)s::text[], %(en)s::text[])
