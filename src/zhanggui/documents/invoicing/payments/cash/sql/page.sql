-- Cash accounts by code within their company: a handful, so that the money in each is asked for on the account's ledger, not here.
-- plan: each time
SELECT a.company_id, a.code, a.id,
       a.id, a.company_id, a.shop_id, a.code, a.name, a.account, a.currency, a.active, a.version
  FROM invoicing_cash_account a
 WHERE true
   AND a.company_id = ANY(%(companies)s::bigint[]) --? companies
   AND (a.shop_id IS NULL OR a.shop_id = ANY(%(shops)s::bigint[])) --? shops
   AND a.active = %(active)s::boolean --? active
   AND (a.company_id, a.code, a.id) > (%(after_company_id)s::bigint, %(after_code)s::text, %(after_id)s::bigint) --? after
 ORDER BY a.company_id, a.code, a.id LIMIT %(limit)s::int --? page
