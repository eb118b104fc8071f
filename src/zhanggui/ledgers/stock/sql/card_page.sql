-- The stock card of a SKU: every change with what lay there before and after. The running sum starts at the first move there is, because a
-- balance that was stored yesterday would be wrong today for a move that was posted late; the index (sku, time) makes it one range.
-- plan: each time
WITH side AS (
    SELECT m.id, m.entry_id, m.effective_at, 1 AS inward, l.warehouse_id, m.qty, m.amount, m.lot, m.serial
      FROM stock_move m JOIN stock_location l ON l.id = m.to_location_id AND l.warehouse_id IS NOT NULL
     WHERE m.sku_id = %(sku)s::bigint AND m.to_quality = %(quality)s::text
       AND m.company_id = ANY(%(companies)s::bigint[]) --? companies
       AND l.warehouse_id = ANY(%(warehouses)s::bigint[]) --? warehouses
       AND m.effective_at < %(until)s::timestamptz --? until
    UNION ALL
    SELECT m.id, m.entry_id, m.effective_at, 0, l.warehouse_id, -m.qty, -m.amount, m.lot, m.serial
      FROM stock_move m JOIN stock_location l ON l.id = m.from_location_id AND l.warehouse_id IS NOT NULL
     WHERE m.sku_id = %(sku)s::bigint AND m.from_quality = %(quality)s::text
       AND m.company_id = ANY(%(companies)s::bigint[]) --? companies
       AND l.warehouse_id = ANY(%(warehouses)s::bigint[]) --? warehouses
       AND m.effective_at < %(until)s::timestamptz --? until
), running AS (
    SELECT side.*, sum(side.qty) OVER (ORDER BY side.effective_at, side.id, side.inward) AS after FROM side
)
SELECT r.effective_at, r.id, r.inward,
       r.id, r.entry_id, e.kind, e.document_type, e.document_id, r.effective_at, e.business_date, r.warehouse_id, r.after - r.qty, r.qty, r.after, r.amount,
       r.lot, r.serial
  FROM running r JOIN stock_entry e ON e.id = r.entry_id
 WHERE true
   AND r.effective_at >= %(since)s::timestamptz --? since
   AND (r.effective_at, r.id, r.inward) > (%(after_effective_at)s::timestamptz, %(after_id)s::bigint, %(after_inward)s::int) --? after
 ORDER BY r.effective_at, r.id, r.inward LIMIT %(limit)s::int --? page
