-- What was shipped and received, day by day, and of it what was at this time of day: the index (company, business_date, id) gives the days.
SELECT 'shipped', d.business_date, count(*), count(*) FILTER (WHERE d.effective_at < %(so_far)s::timestamptz) FROM warehouse_shipment d
 WHERE d.state = 'shipped' AND d.company_id = %(company)s::bigint
   AND d.business_date BETWEEN %(since)s::date AND %(until)s::date
   AND d.warehouse_id = ANY(%(warehouses)s::bigint[]) --? warehouses
   AND (d.shop_id IS NULL OR d.shop_id = ANY(%(shops)s::bigint[])) --? shops
   AND d.shop_id = %(shop)s::bigint --? shop
 GROUP BY d.business_date
--? receipts:
UNION ALL
SELECT 'received', d.business_date, count(*), count(*) FILTER (WHERE d.effective_at < %(so_far)s::timestamptz) FROM warehouse_receipt d
 WHERE d.state = 'received' AND d.company_id = %(company)s::bigint
   AND d.business_date BETWEEN %(since)s::date AND %(until)s::date
   AND d.warehouse_id = ANY(%(warehouses)s::bigint[]) --? warehouses
   AND (d.shop_id IS NULL OR d.shop_id = ANY(%(shops)s::bigint[])) --? shops
   AND d.shop_id = %(shop)s::bigint --? shop
 GROUP BY d.business_date
--? end
