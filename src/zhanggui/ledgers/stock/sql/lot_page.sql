-- Lots with what of them lies in the caller's warehouses, the one that expires first in front; lots without expiry come last.
SELECT coalesce(k.expires_on, '9999-12-31'::date), k.id, --? page
       k.id, k.sku_id, s.code, s.name, k.code, k.made_on, k.expires_on, coalesce(h.good, 0.0000), coalesce(h.defect, 0.0000) --? page
SELECT count(*), coalesce(sum(h.good), 0.0000) --? totals
  FROM stock_lot k
  JOIN catalog_sku s ON s.id = k.sku_id
  LEFT JOIN LATERAL (
      SELECT sum(b.qty) FILTER (WHERE b.quality = 'good') AS good, sum(b.qty) FILTER (WHERE b.quality = 'defect') AS defect
        FROM stock_location l
        JOIN stock_balance b ON b.location_id = l.id AND b.sku_id = k.sku_id AND b.lot = k.code
       WHERE l.warehouse_id IS NOT NULL AND b.qty <> 0
         AND l.company_id = ANY(%(companies)s::bigint[]) --? companies
         AND l.warehouse_id = ANY(%(warehouses)s::bigint[]) --? warehouses
  ) h ON true
 WHERE true
   AND k.id = %(lot)s::bigint --? lot
   AND k.sku_id = %(sku)s::bigint --? sku
   AND k.code = %(code)s::text --? code
   AND k.expires_on <= %(expires_until)s::date --? expires_until
   AND (h.good <> 0 OR h.defect <> 0) --? live
   AND (coalesce(k.expires_on, '9999-12-31'::date), k.id) > (%(after_expires_on)s::date, %(after_id)s::bigint) --? after
 ORDER BY coalesce(k.expires_on, '9999-12-31'::date), k.id LIMIT %(limit)s::int --? page
