-- Positions follow their SKU's policy on negative stock; the CHECK refuses to switch it off while something is owed.
UPDATE stock_position p SET allow_negative = k.allow_negative
  FROM catalog_sku s JOIN catalog_product k ON k.id = s.product_id
 WHERE s.product_id = ANY(%(product)s::bigint[]) AND p.sku_id = s.id AND p.allow_negative <> k.allow_negative
