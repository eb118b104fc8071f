-- The rules that may price a batch of lines: of the asked SKUs, in lists whose customer, shop, grade and channel one of the buyers has.
-- Period, quantity and currency are left to `quote`, so that it can say why a price does not apply. Other customers' lists are left
-- out here: a SKU may have thousands of them, and one customer may not learn another one's prices.
SELECT r.id, r.list_id, l.name, l.priority, l.currency, l.customer_id, l.grade, l.channel, l.shop_id, r.sku_id, r.min_qty, r.price,
    l.valid_from, r.valid_from, l.valid_to, r.valid_to
FROM pricing_rule r
JOIN pricing_list l ON l.id = r.list_id
WHERE r.sku_id = ANY(%(sku_ids)s::bigint[])
    AND r.active
    AND l.active
    AND l.company_id = %(company_id)s::bigint
    AND (l.customer_id IS NULL OR l.customer_id = ANY(%(customer_ids)s::bigint[]))
    AND (l.shop_id IS NULL OR l.shop_id = ANY(%(shop_ids)s::bigint[]))
    AND (l.grade = '' OR l.grade = ANY(%(grades)s::text[]))
    AND (l.channel = '' OR l.channel = ANY(%(channels)s::text[]))
ORDER BY r.id
