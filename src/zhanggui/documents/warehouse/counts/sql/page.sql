-- The list of counts, newest first.
SELECT {keys}, --? page
       d.id, d.company_id, d.warehouse_id, w.name, d.number, d.state, d.version, d.business_date, d.note, l.lines, l.counted, l.different --? page
SELECT count(*) --? totals
  FROM warehouse_count d
  JOIN organization_warehouse w ON w.id = d.warehouse_id
 CROSS JOIN LATERAL (SELECT count(*) AS lines, count(x.counted) AS counted, count(*) FILTER (WHERE x.counted <> x.book) AS different
                       FROM warehouse_count_line x WHERE x.count_id = d.id) l
 WHERE true
   AND d.company_id = ANY(%(companies)s::bigint[]) --? companies
   AND d.warehouse_id = ANY(%(warehouses)s::bigint[]) --? warehouses
   AND d.id = ANY(%(ids)s::bigint[]) --? ids
   AND d.state = %(state)s::text --? state
   AND d.number = %(number)s::text --? number
   AND d.business_date >= %(since)s::date --? since
   AND d.business_date <= %(until)s::date --? until
   AND {after} --? after
 ORDER BY {order} LIMIT %(limit)s::int --? page
