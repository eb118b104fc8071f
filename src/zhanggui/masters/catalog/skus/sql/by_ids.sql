-- SKUs by id, in the column order of SkuRow. Read for every document line, so it is a prepared statement of joins by key.
SELECT s.id, s.code, s.product_id, s.name, p.kind, p.kind IN ('goods', 'gift', 'packaging') AND NOT s.bundle, u.code,
    p.tax_rate, p.lot_tracked, p.serial_tracked, p.allow_negative, p.category_id, coalesce(c.costing_in_force, ''),
    p.revenue_account, s.active AND p.active, s.bundle, p.presale, p.shelf_life_days, u.decimals, s.weight_g, s.volume_cm3,
    s.version
FROM catalog_sku s
JOIN catalog_product p ON p.id = s.product_id
JOIN catalog_unit u ON u.id = p.unit_id
LEFT JOIN catalog_category c ON c.id = p.category_id
WHERE s.id = ANY(%(ids)s::bigint[])
