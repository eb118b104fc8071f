-- Of goods tracked by lot nothing lies without a registered lot and no lot is owed; of goods tracked by number nothing lies without one.
SELECT format('stock_balance location %s sku %s lot %s number %s', b.location_id, b.sku_id, b.lot, b.serial), b.qty::text, 'lot and number, not below zero'
  FROM stock_balance b
  JOIN stock_location l ON l.id = b.location_id
  JOIN stock_position p ON p.sku_id = b.sku_id AND p.warehouse_id = l.warehouse_id
  LEFT JOIN stock_lot k ON k.sku_id = b.sku_id AND k.code = b.lot
 WHERE b.qty <> 0 AND ((p.lot_tracked AND (k.id IS NULL OR b.qty < 0)) OR (p.serial_tracked AND b.serial = ''))
