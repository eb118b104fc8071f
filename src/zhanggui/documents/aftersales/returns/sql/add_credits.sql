-- The credit bills of returns.
INSERT INTO aftersales_credit (id, return_id, bill_id, account, reference_id, gross)
SELECT * FROM unnest(%(id)s::bigint[], %(parent)s::bigint[], %(bill)s::bigint[], %(account)s::text[], %(reference)s::bigint[], %(gross)s::numeric[])
