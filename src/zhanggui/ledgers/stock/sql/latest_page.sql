-- What last happened to a SKU in our warehouses, newest first: the index (sku, time) is walked backwards as far as the page needs, however
-- long the history is. A move between two warehouses of ours is a step of each.
SELECT r.effective_at, r.id, r.inward,
       r.id, r.entry_id, e.kind, e.document_type, e.document_id, r.effective_at, e.business_date, r.warehouse_id, w.name, r.qty, r.quality, r.lot, r.serial
  FROM (
    (SELECT m.id, m.entry_id, m.effective_at, 1 AS inward, l.warehouse_id, m.qty, m.to_quality AS quality, m.lot, m.serial
       FROM stock_move m JOIN stock_location l ON l.id = m.to_location_id AND l.warehouse_id IS NOT NULL
      WHERE m.sku_id = %(sku)s::bigint AND m.qty > 0
        AND m.company_id = ANY(%(companies)s::bigint[]) --? companies
        AND l.warehouse_id = ANY(%(warehouses)s::bigint[]) --? warehouses
        AND (m.effective_at, m.id, 1) < (%(after_effective_at)s::timestamptz, %(after_id)s::bigint, %(after_inward)s::int) --? after
      ORDER BY m.effective_at DESC, m.id DESC LIMIT %(limit)s::int --? page
    )
    UNION ALL
    (SELECT m.id, m.entry_id, m.effective_at, 0, l.warehouse_id, -m.qty, m.from_quality, m.lot, m.serial
       FROM stock_move m JOIN stock_location l ON l.id = m.from_location_id AND l.warehouse_id IS NOT NULL
      WHERE m.sku_id = %(sku)s::bigint AND m.qty > 0
        AND m.company_id = ANY(%(companies)s::bigint[]) --? companies
        AND l.warehouse_id = ANY(%(warehouses)s::bigint[]) --? warehouses
        AND (m.effective_at, m.id, 0) < (%(after_effective_at)s::timestamptz, %(after_id)s::bigint, %(after_inward)s::int) --? after
      ORDER BY m.effective_at DESC, m.id DESC LIMIT %(limit)s::int --? page
    )
  ) r
  JOIN stock_entry e ON e.id = r.entry_id
  JOIN organization_warehouse w ON w.id = r.warehouse_id
 ORDER BY r.effective_at DESC, r.id DESC, r.inward DESC
 LIMIT %(limit)s::int --? page
