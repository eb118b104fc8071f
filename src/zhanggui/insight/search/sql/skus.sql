-- SKUs whose code, name or its initials hold the text, or that a barcode names.
SELECT s.id, s.name, s.code, CASE WHEN s.active THEN '' ELSE 'inactive' END, s.code
  FROM catalog_sku s
 WHERE s.search_text LIKE %(pattern)s::text OR s.id IN (SELECT b.sku_id FROM catalog_barcode b WHERE b.code = ANY(%(whole)s::text[]) AND b.active)
 ORDER BY s.active DESC, lower(s.code) = %(text)s::text DESC, position(%(text)s::text IN s.search_text), s.code
 LIMIT %(limit)s::int
