-- The numbers on the tabs over the list of counts, in one pass: how many of them the caller sees in each state. As page.sql but the state.
SELECT d.state, count(*) FROM warehouse_count d
 WHERE true
   AND d.company_id = ANY(%(companies)s::bigint[]) --? companies
   AND d.warehouse_id = ANY(%(warehouses)s::bigint[]) --? warehouses
   AND d.number = %(number)s::text --? number
   AND d.business_date >= %(since)s::date --? since
   AND d.business_date <= %(until)s::date --? until
 GROUP BY d.state
