-- Purchase orders that are still to come, by supplier, those with most orders in front; what is still to come is told as in the desk's list.
SELECT o.supplier_id, v.name, count(*), sum(o.net + o.tax)
  FROM purchasing_order o JOIN partners_supplier v ON v.id = o.supplier_id
 WHERE o.state = 'confirmed' AND o.company_id = %(company)s::bigint
   AND o.warehouse_id = ANY(%(warehouses)s::bigint[]) --? warehouses
   AND (SELECT sum(l.qty) FROM purchasing_order_line l WHERE l.order_id = o.id)
       > coalesce((SELECT sum(w.qty) FROM warehouse_receipt s JOIN warehouse_receipt_line w ON w.receipt_id = s.id
                    WHERE s.origin_id = o.id AND s.origin_type = 'purchasing.order' AND s.state = 'received'), 0)
 GROUP BY o.supplier_id, v.name
 ORDER BY count(*) DESC, o.supplier_id
 LIMIT 8
