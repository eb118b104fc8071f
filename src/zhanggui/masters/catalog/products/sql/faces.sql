-- The picture that stands for a product: the first one in their order.
SELECT DISTINCT ON (i.product_id) i.product_id, i.product_id, i.file_key
  FROM catalog_image i
 WHERE i.product_id = ANY(%(product)s::bigint[])
 ORDER BY i.product_id, i.sort, i.id
