-- The lines of drafts as they can be tallied.
SELECT receipt_id, id, line_no, sku_id, qty, value FROM warehouse_receipt_line WHERE receipt_id = ANY(%(id)s::bigint[]) ORDER BY receipt_id, line_no
