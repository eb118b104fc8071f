-- Companies whose cost pools are kept by another key than their policy says now, though goods lie in them.
SELECT DISTINCT c.id, c.code FROM organization_company c JOIN stock_cost_pool p ON p.company_id = c.id
 WHERE c.id = ANY(%(company)s::bigint[]) AND (c.pool = 'warehouse') <> (p.warehouse_id <> 0) AND p.seq > 0 ORDER BY c.id
