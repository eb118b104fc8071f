-- The one locking read of the stock ledger: positions by (sku, warehouse), then cost pools by (sku, warehouse), each in order.
-- The pools wait for the positions through the scalar subquery, so the global lock order holds inside one statement.
WITH p AS MATERIALIZED (
    SELECT t.sku_id, t.warehouse_id, t.on_hand, t.defect, t.reserved, t.on_order, t.allow_negative, t.presale, t.lot_tracked, t.serial_tracked
      FROM stock_position t
     WHERE (t.sku_id, t.warehouse_id) IN (SELECT * FROM unnest(%(sku)s::bigint[], %(warehouse)s::bigint[]))
     ORDER BY t.sku_id, t.warehouse_id
       FOR UPDATE
), c AS MATERIALIZED (
    SELECT t.id, t.company_id, t.sku_id, t.warehouse_id, t.method, t.qty, t.amount, t.last_unit, t.seq
      FROM stock_cost_pool t
     WHERE (SELECT count(*) FROM p) >= 0
       AND (t.sku_id, t.company_id, t.warehouse_id) IN (
           SELECT * FROM unnest(%(pool_sku)s::bigint[], %(pool_company)s::bigint[], %(pool_warehouse)s::bigint[]))
     ORDER BY t.sku_id, t.company_id, t.warehouse_id
       FOR UPDATE
)
SELECT true, 0::bigint, 0::bigint, p.sku_id, p.warehouse_id, p.on_hand, p.defect, p.reserved, p.on_order, p.allow_negative, '', p.presale, p.lot_tracked, p.serial_tracked FROM p
UNION ALL
SELECT false, c.id, c.company_id, c.sku_id, c.warehouse_id, c.qty, c.amount, c.last_unit, c.seq, false, c.method, false, false, false FROM c
