-- SKUs whose code, name or its initials hold the text, or that a barcode names. The two are looked for apart: by one condition with an OR no
-- index is asked, and every SKU is read.
SELECT s.id, s.name, s.code, CASE WHEN s.active THEN '' ELSE 'inactive' END, s.code
  FROM catalog_sku s
 WHERE s.id = ANY(ARRAY(SELECT c.id FROM catalog_sku c WHERE c.search_text LIKE %(pattern)s::text
                        UNION SELECT b.sku_id FROM catalog_barcode b WHERE b.code = ANY(%(whole)s::text[]) AND b.active))
 ORDER BY s.active DESC, lower(s.code) = %(text)s::text DESC, position(%(text)s::text IN s.search_text), s.code
 LIMIT %(limit)s::int
