-- Rows that are readable but mean nothing the rules allow: (row, reason).
SELECT r.row_no, CASE WHEN r.cells[4]::numeric = 0 THEN 'zero_qty'
                      WHEN known.fingerprint IS NOT NULL AND known.fingerprint <> mine.fingerprint THEN 'other_content'
                      ELSE 'negative_price' END
  FROM exchange_row r
  JOIN (SELECT btrim(cells[1]) AS invoice, md5(string_agg(array_to_string(cells, chr(31), ''), chr(30) ORDER BY row_no)) AS fingerprint
          FROM exchange_row WHERE import_id = %(import)s::bigint AND disposition IS NULL GROUP BY 1) mine ON mine.invoice = btrim(r.cells[1])
  LEFT JOIN channels_retail_invoice known ON known.shop_id = %(shop)s::bigint AND known.invoice = mine.invoice AND known.import_id <> %(import)s::bigint
 WHERE r.import_id = %(import)s::bigint AND r.disposition IS NULL
   AND (r.cells[4]::numeric = 0
        OR (known.fingerprint IS NOT NULL AND known.fingerprint <> mine.fingerprint)
        OR (r.cells[6]::numeric < 0 AND upper(btrim(r.cells[1])) NOT LIKE 'A%%' AND NOT (upper(btrim(r.cells[2])) = ANY(%(charges)s::text[]))))
 ORDER BY r.row_no
