-- Suppliers whose code, name or its initials hold the text.
SELECT p.id, p.name, p.code, CASE WHEN p.active THEN '' ELSE 'inactive' END, p.code
  FROM partners_supplier p
 WHERE p.search_text LIKE %(pattern)s::text
   AND p.company_id = ANY(%(companies)s::bigint[]) --? companies
 ORDER BY p.active DESC, lower(p.code) = %(text)s::text DESC, position(%(text)s::text IN p.search_text), p.code
 LIMIT %(limit)s::int
