-- Lines of SKUs whose booked tax hangs on their cost, for a replay. The replay holds the pools of these SKUs, and who undoes a document asks for
-- them before its taxes; so no lock of our own is needed.
SELECT l.id, l.sku_id, l.tax, l.tax_rate, d.id, d.company_id, d.purpose, d.warehouse_id
  FROM warehouse_adjustment_line l JOIN warehouse_adjustment d ON d.id = l.adjustment_id
 WHERE l.sku_id = ANY(%(sku)s::bigint[]) AND d.company_id = %(company)s::bigint AND d.purpose = ANY(%(purpose)s::text[]) AND d.state = 'posted'
   AND l.tax <> 0 ORDER BY l.id
