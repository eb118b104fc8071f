-- The picture that stands for a SKU: its own first one, else the first one of its product that belongs to no SKU.
SELECT DISTINCT ON (s.id) s.id, s.product_id, i.file_key
  FROM catalog_sku s JOIN catalog_image i ON i.product_id = s.product_id AND (i.sku_id = s.id OR i.sku_id IS NULL)
 WHERE s.id = ANY(%(sku)s::bigint[])
 ORDER BY s.id, i.sku_id NULLS LAST, i.sort, i.id
