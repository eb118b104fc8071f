-- References of tables without foreign keys that lead nowhere: their guards have seen new rows only. A test compares this with the models.
SELECT 'stock_entry ' || c.id, 'company_id in organization_company', c.company_id::text
  FROM stock_entry c LEFT JOIN organization_company p ON p.id = c.company_id WHERE c.company_id IS NOT NULL AND p.id IS NULL
UNION ALL
SELECT 'stock_entry ' || c.id, 'reverses_id in stock_entry', c.reverses_id::text
  FROM stock_entry c LEFT JOIN stock_entry p ON p.id = c.reverses_id WHERE c.reverses_id IS NOT NULL AND p.id IS NULL
UNION ALL
SELECT 'books_entry ' || c.id, 'company_id in organization_company', c.company_id::text
  FROM books_entry c LEFT JOIN organization_company p ON p.id = c.company_id WHERE c.company_id IS NOT NULL AND p.id IS NULL
UNION ALL
SELECT 'books_entry ' || c.id, 'reverses_id in books_entry', c.reverses_id::text
  FROM books_entry c LEFT JOIN books_entry p ON p.id = c.reverses_id WHERE c.reverses_id IS NOT NULL AND p.id IS NULL
UNION ALL
SELECT 'books_open_item ' || c.id, 'company_id in organization_company', c.company_id::text
  FROM books_open_item c LEFT JOIN organization_company p ON p.id = c.company_id WHERE c.company_id IS NOT NULL AND p.id IS NULL
UNION ALL
SELECT 'books_open_item ' || c.id, 'account_id in books_account', c.account_id::text
  FROM books_open_item c LEFT JOIN books_account p ON p.id = c.account_id WHERE c.account_id IS NOT NULL AND p.id IS NULL
UNION ALL
SELECT 'warehouse_adjustment_line ' || c.id, 'adjustment_id in warehouse_adjustment', c.adjustment_id::text
  FROM warehouse_adjustment_line c LEFT JOIN warehouse_adjustment p ON p.id = c.adjustment_id WHERE c.adjustment_id IS NOT NULL AND p.id IS NULL
UNION ALL
SELECT 'warehouse_adjustment_line ' || c.id, 'sku_id in catalog_sku', c.sku_id::text
  FROM warehouse_adjustment_line c LEFT JOIN catalog_sku p ON p.id = c.sku_id WHERE c.sku_id IS NOT NULL AND p.id IS NULL
UNION ALL
SELECT 'warehouse_count_line ' || c.id, 'count_id in warehouse_count', c.count_id::text
  FROM warehouse_count_line c LEFT JOIN warehouse_count p ON p.id = c.count_id WHERE c.count_id IS NOT NULL AND p.id IS NULL
UNION ALL
SELECT 'warehouse_count_line ' || c.id, 'sku_id in catalog_sku', c.sku_id::text
  FROM warehouse_count_line c LEFT JOIN catalog_sku p ON p.id = c.sku_id WHERE c.sku_id IS NOT NULL AND p.id IS NULL
UNION ALL
SELECT 'warehouse_receipt_line ' || c.id, 'receipt_id in warehouse_receipt', c.receipt_id::text
  FROM warehouse_receipt_line c LEFT JOIN warehouse_receipt p ON p.id = c.receipt_id WHERE c.receipt_id IS NOT NULL AND p.id IS NULL
UNION ALL
SELECT 'warehouse_receipt_line ' || c.id, 'sku_id in catalog_sku', c.sku_id::text
  FROM warehouse_receipt_line c LEFT JOIN catalog_sku p ON p.id = c.sku_id WHERE c.sku_id IS NOT NULL AND p.id IS NULL
UNION ALL
SELECT 'warehouse_shipment_line ' || c.id, 'shipment_id in warehouse_shipment', c.shipment_id::text
  FROM warehouse_shipment_line c LEFT JOIN warehouse_shipment p ON p.id = c.shipment_id WHERE c.shipment_id IS NOT NULL AND p.id IS NULL
UNION ALL
SELECT 'warehouse_shipment_line ' || c.id, 'sku_id in catalog_sku', c.sku_id::text
  FROM warehouse_shipment_line c LEFT JOIN catalog_sku p ON p.id = c.sku_id WHERE c.sku_id IS NOT NULL AND p.id IS NULL
UNION ALL
SELECT 'invoicing_bill_line ' || c.id, 'bill_id in invoicing_bill', c.bill_id::text
  FROM invoicing_bill_line c LEFT JOIN invoicing_bill p ON p.id = c.bill_id WHERE c.bill_id IS NOT NULL AND p.id IS NULL
UNION ALL
SELECT 'invoicing_bill_line ' || c.id, 'sku_id in catalog_sku', c.sku_id::text
  FROM invoicing_bill_line c LEFT JOIN catalog_sku p ON p.id = c.sku_id WHERE c.sku_id IS NOT NULL AND p.id IS NULL
UNION ALL
SELECT 'sales_order_line ' || c.id, 'order_id in sales_order', c.order_id::text
  FROM sales_order_line c LEFT JOIN sales_order p ON p.id = c.order_id WHERE c.order_id IS NOT NULL AND p.id IS NULL
UNION ALL
SELECT 'sales_order_line ' || c.id, 'sku_id in catalog_sku', c.sku_id::text
  FROM sales_order_line c LEFT JOIN catalog_sku p ON p.id = c.sku_id WHERE c.sku_id IS NOT NULL AND p.id IS NULL
UNION ALL
SELECT 'sales_order_line_source ' || c.line_id, 'line_id in sales_order_line', c.line_id::text
  FROM sales_order_line_source c LEFT JOIN sales_order_line p ON p.id = c.line_id WHERE c.line_id IS NOT NULL AND p.id IS NULL
UNION ALL
SELECT 'sales_order_line_source ' || c.line_id, 'ordered_sku_id in catalog_sku', c.ordered_sku_id::text
  FROM sales_order_line_source c LEFT JOIN catalog_sku p ON p.id = c.ordered_sku_id WHERE c.ordered_sku_id IS NOT NULL AND p.id IS NULL
UNION ALL
SELECT 'sales_acceptance_line ' || c.id, 'acceptance_id in sales_acceptance', c.acceptance_id::text
  FROM sales_acceptance_line c LEFT JOIN sales_acceptance p ON p.id = c.acceptance_id WHERE c.acceptance_id IS NOT NULL AND p.id IS NULL
UNION ALL
SELECT 'sales_acceptance_line ' || c.id, 'sku_id in catalog_sku', c.sku_id::text
  FROM sales_acceptance_line c LEFT JOIN catalog_sku p ON p.id = c.sku_id WHERE c.sku_id IS NOT NULL AND p.id IS NULL
UNION ALL
SELECT 'purchasing_order_line ' || c.id, 'order_id in purchasing_order', c.order_id::text
  FROM purchasing_order_line c LEFT JOIN purchasing_order p ON p.id = c.order_id WHERE c.order_id IS NOT NULL AND p.id IS NULL
UNION ALL
SELECT 'purchasing_order_line ' || c.id, 'sku_id in catalog_sku', c.sku_id::text
  FROM purchasing_order_line c LEFT JOIN catalog_sku p ON p.id = c.sku_id WHERE c.sku_id IS NOT NULL AND p.id IS NULL
UNION ALL
SELECT 'purchasing_return_line ' || c.id, 'return_id in purchasing_return', c.return_id::text
  FROM purchasing_return_line c LEFT JOIN purchasing_return p ON p.id = c.return_id WHERE c.return_id IS NOT NULL AND p.id IS NULL
UNION ALL
SELECT 'purchasing_return_line ' || c.id, 'order_line_id in purchasing_order_line', c.order_line_id::text
  FROM purchasing_return_line c LEFT JOIN purchasing_order_line p ON p.id = c.order_line_id WHERE c.order_line_id IS NOT NULL AND p.id IS NULL
UNION ALL
SELECT 'purchasing_return_line ' || c.id, 'sku_id in catalog_sku', c.sku_id::text
  FROM purchasing_return_line c LEFT JOIN catalog_sku p ON p.id = c.sku_id WHERE c.sku_id IS NOT NULL AND p.id IS NULL
UNION ALL
SELECT 'aftersales_return_line ' || c.id, 'return_id in aftersales_return', c.return_id::text
  FROM aftersales_return_line c LEFT JOIN aftersales_return p ON p.id = c.return_id WHERE c.return_id IS NOT NULL AND p.id IS NULL
UNION ALL
SELECT 'aftersales_return_line ' || c.id, 'sku_id in catalog_sku', c.sku_id::text
  FROM aftersales_return_line c LEFT JOIN catalog_sku p ON p.id = c.sku_id WHERE c.sku_id IS NOT NULL AND p.id IS NULL
UNION ALL
SELECT 'aftersales_return_part ' || c.id, 'line_id in aftersales_return_line', c.line_id::text
  FROM aftersales_return_part c LEFT JOIN aftersales_return_line p ON p.id = c.line_id WHERE c.line_id IS NOT NULL AND p.id IS NULL
