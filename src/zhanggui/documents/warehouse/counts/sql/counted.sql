-- The lines of counts that have been counted.
SELECT c.id, c.company_id, c.warehouse_id, l.id, l.sku_id, l.quality, l.lot, l.serial, l.counted, l.counted_at
  FROM warehouse_count c JOIN warehouse_count_line l ON l.count_id = c.id
 WHERE c.id = ANY(%(id)s::bigint[]) AND l.counted IS NOT NULL ORDER BY c.id, l.line_no
