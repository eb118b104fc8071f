-- Purchase orders that are still to come, those that should have come first in front; what is still to come is told as in the desk's list.
-- Every figure of them is counted from these few rows: asked one by one, each would look at all confirmed orders again.
SELECT o.id, o.number, o.supplier_id, v.name, o.expected_on, o.net + o.tax
  FROM purchasing_order o JOIN partners_supplier v ON v.id = o.supplier_id
 WHERE o.state = 'confirmed' AND o.company_id = %(company)s::bigint
   AND o.warehouse_id = ANY(%(warehouses)s::bigint[]) --? warehouses
   AND (SELECT sum(l.qty) FROM purchasing_order_line l WHERE l.order_id = o.id)
       > coalesce((SELECT sum(w.qty) FROM warehouse_receipt s JOIN warehouse_receipt_line w ON w.receipt_id = s.id
                    WHERE s.origin_id = o.id AND s.origin_type = 'purchasing.order' AND s.state = 'received'), 0)
 ORDER BY o.expected_on, o.id
