-- Adjustments with their lines, any number, in one statement.
WITH s AS (
    INSERT INTO warehouse_adjustment (id, company_id, warehouse_id, number, kind, state, origin_type, origin_id, business_date, effective_at,
        reason, note, extra, purpose, shop_id, department, created_at, updated_at)
    SELECT t.id, t.company_id, t.warehouse_id, t.number, t.kind, %(state)s::text, t.origin_type, t.origin_id, t.business_date, t.effective_at,
           t.reason, coalesce(t.note, ''), coalesce(t.extra, '{}')::jsonb,
           coalesce(t.purpose, ''), t.shop_id, coalesce(t.department, ''), %(now)s::timestamptz, %(now)s::timestamptz
      FROM unnest(%(id)s::bigint[], %(company)s::bigint[], %(warehouse)s::bigint[], %(number)s::text[], %(kind)s::text[], %(origin_type)s::text[],
                  %(origin)s::bigint[], %(business_date)s::date[], %(effective_at)s::timestamptz[], %(reason)s::text[], %(note)s::text[], %(extra)s::text[],
                  %(purpose)s::text[], %(shop)s::bigint[], %(department)s::text[])
        AS t(id, company_id, warehouse_id, number, kind, origin_type, origin_id, business_date, effective_at, reason, note, extra, purpose, shop_id,
             department)
)
INSERT INTO warehouse_adjustment_line (id, adjustment_id, line_no, sku_id, qty, origin_line, lot, serial, value, declared, quality,
    fair_price, price_zh, price_en, tax_rate, tax)
SELECT l.id, l.adjustment_id, l.line_no, l.sku_id, l.qty, l.origin_line, coalesce(l.lot, ''), coalesce(l.serial, ''), l.value, l.declared,
       coalesce(l.quality, 'good'), l.fair_price, coalesce(l.price_zh, ''), coalesce(l.price_en, ''), l.tax_rate, coalesce(l.tax, 0)
  FROM unnest(%(line)s::bigint[], %(parent)s::bigint[], %(line_no)s::int[], %(sku)s::bigint[], %(qty)s::numeric[], %(origin_line)s::bigint[],
              %(lot)s::text[], %(serial)s::text[], %(value)s::numeric[], %(declared)s::numeric[], %(quality)s::text[],
              %(fair_price)s::numeric[], %(price_zh)s::text[], %(price_en)s::text[], %(tax_rate)s::numeric[], %(tax)s::numeric[])
    AS l(id, adjustment_id, line_no, sku_id, qty, origin_line, lot, serial, value, declared, quality, fair_price, price_zh, price_en, tax_rate, tax)
