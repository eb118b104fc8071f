-- Entries posted since the watermark whose moment lies before a checkpoint go into that checkpoint; then the watermark moves up to
-- what is finished. A posting of today lies before none, so mostly this only moves the watermark; moves are looked up one by one
-- (OFFSET 0: the planner would guess many, and read all moves there are).
-- plan: each time
WITH w AS (
    SELECT tx, zg_tx_horizon() AS horizon FROM stock_watermark WHERE id = 1
), late AS (
    SELECT c.id, u.location_id, m.sku_id, u.quality, sum(u.qty) AS qty
      FROM w JOIN stock_entry e ON e.tx >= w.tx AND e.tx < w.horizon
      JOIN stock_checkpoint c ON c.company_id = e.company_id AND c.cutoff > e.effective_at
      CROSS JOIN LATERAL (SELECT sku_id, from_location_id, from_quality, to_location_id, to_quality, qty FROM stock_move WHERE entry_id = e.id AND qty > 0 OFFSET 0) m
      CROSS JOIN LATERAL (VALUES (m.from_location_id, m.from_quality, -m.qty), (m.to_location_id, m.to_quality, m.qty)) AS u(location_id, quality, qty)
      JOIN stock_location l ON l.id = u.location_id AND l.warehouse_id IS NOT NULL
     GROUP BY 1, 2, 3, 4
), folded AS (
    INSERT INTO stock_checkpoint_qty AS q (checkpoint_id, location_id, sku_id, quality, qty)
    SELECT id, location_id, sku_id, quality, qty FROM late
    ON CONFLICT (checkpoint_id, location_id, sku_id, quality) DO UPDATE SET qty = q.qty + excluded.qty
)
UPDATE stock_watermark t SET tx = w.horizon FROM w WHERE t.id = 1
