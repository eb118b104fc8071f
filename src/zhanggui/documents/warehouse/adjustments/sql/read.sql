-- Whole adjustments, for posting drafts.
SELECT s.id, s.company_id, s.warehouse_id, s.kind, s.business_date, s.effective_at, s.origin_type, s.origin_id, s.reason, s.purpose, s.shop_id,
       l.id, l.sku_id, l.qty, l.origin_line, l.lot, l.serial, l.value, l.declared, l.quality,
       l.fair_price, l.tax, l.tax_rate, l.price_zh, l.price_en
  FROM warehouse_adjustment s JOIN warehouse_adjustment_line l ON l.adjustment_id = s.id
 WHERE s.id = ANY(%(id)s::bigint[]) ORDER BY s.id, l.line_no
