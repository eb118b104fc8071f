-- Customers whose code, name or its initials hold the text, or whose phone number it is or ends.
SELECT p.id, p.name, p.code, CASE WHEN p.active THEN '' ELSE 'inactive' END, p.code
  FROM partners_customer p
 WHERE (p.search_text LIKE %(pattern)s::text
        OR p.phone_digits <> '' AND p.phone_digits = %(digits)s::text --? digits
        OR p.phone_digits <> '' AND right(p.phone_digits, 4) = %(digits)s::text --? digits
   )
   AND p.company_id = ANY(%(companies)s::bigint[]) --? companies
 ORDER BY p.active DESC, lower(p.code) = %(text)s::text DESC, position(%(text)s::text IN p.search_text), p.code
 LIMIT %(limit)s::int
