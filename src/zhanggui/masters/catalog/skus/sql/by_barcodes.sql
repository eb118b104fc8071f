-- Which SKU a scanned code means, and in which unit: only barcodes in use count.
SELECT b.code, b.sku_id, u.code
FROM catalog_barcode b
LEFT JOIN catalog_unit u ON u.id = b.unit_id
WHERE b.active AND b.code = ANY(%(codes)s::text[])
