-- Companies by id, in the column order of CompanyRow. Read with every document, so it is a prepared statement.
SELECT id, code, name, uscc, currency, timezone, taxpayer, standard, costing, pool, revenue_point, prices_include_tax,
    receipts_billed, order_paid_entry, estimate_method, purchase_expense, input_vat_timing, payment_fee_account,
    refund_only_cost, prepaid_ads, credit_control, address, phone, bank_name, bank_account, active, version
FROM organization_company
WHERE id = ANY(%(ids)s::bigint[])
