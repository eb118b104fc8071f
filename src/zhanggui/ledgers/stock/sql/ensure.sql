-- First contact of a SKU with a warehouse: an empty position and an empty cost pool, so that there is a row to lock.
WITH p AS (
    INSERT INTO stock_position (sku_id, warehouse_id, company_id, allow_negative, presale, lot_tracked, serial_tracked)
    SELECT * FROM unnest(%(sku)s::bigint[], %(warehouse)s::bigint[], %(company)s::bigint[], %(allow_negative)s::boolean[],
        %(presale)s::boolean[], %(lot_tracked)s::boolean[], %(serial_tracked)s::boolean[])
    ON CONFLICT DO NOTHING
)
INSERT INTO stock_cost_pool (id, sku_id, company_id, warehouse_id, method)
SELECT * FROM unnest(%(pool)s::bigint[], %(pool_sku)s::bigint[], %(pool_company)s::bigint[], %(pool_warehouse)s::bigint[], %(method)s::text[])
ON CONFLICT DO NOTHING
